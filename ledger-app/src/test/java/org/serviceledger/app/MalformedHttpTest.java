package org.serviceledger.app;

import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What no client's library would send is answered with a problem as well. */
@ExtendWith(SharedServer.class)
class MalformedHttpTest {

    private final Http http;

    MalformedHttpTest(Http http) {
        this.http = http;
    }

    /** All that the server answers to some bytes before it closes the connection. */
    private String answer(String request) throws Exception {
        try (Socket socket = new Socket("localhost", http.request("/").build().uri().getPort())) {
            socket.setSoTimeout((int) Http.PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void check(String answer, int status, String code) {
        String[] parts = answer.split("\r\n\r\n", 2);
        assertThat(parts[0].toLowerCase(java.util.Locale.ROOT)).startsWith("http/1.1 " + status)
                .contains("content-type: application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(parts[1]);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).endsWith("/" + code);
        assertThat(problem.get("detail").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/cases?q=%", "/api/v1/cases?q=%zz", "/api/v1/cases/%zz", "/api/v1/cases/%2",
            "/api/v1/cases?q=a|b", "/hall/<x>", "/api/v1/cases?q=\"", "http://any/api/v1/cases?q=%"})
    void an_address_that_cannot_be_read_is_a_problem(String address) throws Exception {
        check(answer("GET " + address + " HTTP/1.1\r\nHost: any\r\nConnection: close\r\n\r\n"), 400, "malformed-uri");
    }

    @Test
    void an_address_that_is_escaped_as_it_should_be_is_read() throws Exception {
        for (String address : new String[]{"/actuator/health", "/actuator/health?q=%25%E6%8A%A4",
                "http://any/actuator/health", "/actuator/health?q=a%7Cb"}) {
            assertThat(answer("GET " + address + " HTTP/1.1\r\nHost: any\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void what_is_no_http_is_a_problem() throws Exception {
        check(answer("GARBAGE\r\n\r\n"), 400, "malformed-http");
    }
}
