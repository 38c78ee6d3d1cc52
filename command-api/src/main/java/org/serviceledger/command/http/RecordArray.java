package org.serviceledger.command.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Cuts a JSON array into the bytes of its elements, each as it was sent. */
final class RecordArray {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private RecordArray() {}

    /**
     * The elements, in order.
     *
     * @throws ProblemException 400 when the body is not a JSON array, 413 when it has too many elements
     */
    static List<byte[]> cut(byte[] body, int limit) {
        List<byte[]> elements = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw malformed("a batch is a JSON array of records");
            }
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == null) {
                    throw malformed("the array does not end");
                }
                if (elements.size() == limit) {
                    throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "batch-too-large",
                            "a batch has at most " + limit + " records");
                }
                int start = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (token == JsonToken.VALUE_STRING) {
                    parser.finishToken();
                }
                int end = (int) parser.currentLocation().getByteOffset();
                elements.add(Arrays.copyOfRange(body, start, end));
            }
            if (parser.nextToken() != null) {
                throw malformed("something follows the array");
            }
        } catch (JacksonException e) {
            throw malformed(String.valueOf(e.getOriginalMessage()));
        }
        return elements;
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "malformed-json", detail);
    }
}
