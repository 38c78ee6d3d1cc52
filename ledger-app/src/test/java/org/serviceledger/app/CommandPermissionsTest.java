package org.serviceledger.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.serviceledger.app.config.CommandConfiguration;
import org.serviceledger.command.decision.CommandDefinition;
import org.serviceledger.command.permission.CommandPermissions;
import org.serviceledger.core.identity.Caller.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Every command says who may give it, and so do the documents. */
class CommandPermissionsTest {

    static java.util.stream.Stream<String> commands() {
        return CommandConfiguration.COMMANDS.stream().map(CommandDefinition::name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_is_in_the_table_and_in_the_document(String command) throws IOException {
        assertThat(CommandPermissions.of(command)).as("an entry of CommandPermissions").isPresent();
        assertThat(CommandPermissions.of(command).orElseThrow().roles()).isNotEmpty();
        assertThat(Files.readString(Path.of("..", "docs", "identity.md"))).containsPattern("\\b" + command + "\\b");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nobody_may_both_accept_and_decide(String command) {
        // given
        boolean decides = command.equals("MakeDecision");
        boolean accepts = command.equals("AcceptApplication");
        // then
        var roles = CommandPermissions.of(command).orElseThrow().roles();
        assertThat(decides && roles.contains(Role.CLERK)).isFalse();
        assertThat(accepts && roles.contains(Role.APPROVER)).isFalse();
    }
}
