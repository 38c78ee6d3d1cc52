package org.serviceledger.app;

import java.util.Arrays;
import java.util.List;

import org.serviceledger.app.cli.ExportCommand;
import org.serviceledger.app.cli.ImportCommand;
import org.serviceledger.app.cli.ServerCommand;
import org.serviceledger.app.cli.SimulateCommand;
import org.serviceledger.app.cli.Usage;
import org.serviceledger.app.cli.VerifyCommand;

/** Where everything begins: the first argument says what to do. */
public final class LedgerApplication {

    private LedgerApplication() {}

    /** Runs a command and leaves with its exit code; a server leaves when it is stopped. */
    public static void main(String[] args) {
        int code = run(args);
        if (code != ServerCommand.KEEPS_RUNNING) {
            System.exit(code);
        }
    }

    static int run(String[] args) {
        String command = args.length == 0 ? "help" : args[0];
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        try {
            return switch (command) {
                case "demo" -> ServerCommand.demo(rest);
                case "serve" -> ServerCommand.serve(rest);
                case "simulate" -> SimulateCommand.run(rest);
                case "export" -> ExportCommand.run(rest);
                case "import" -> ImportCommand.run(rest);
                case "verify" -> VerifyCommand.run(rest);
                case "help", "--help", "-h" -> Usage.print();
                default -> throw new Usage.Mistake("there is no command '" + command + "'");
            };
        } catch (Usage.Mistake e) {
            System.err.println("ledger: " + e.getMessage());
            System.err.println("Try './ledger help'.");
            return 2;
        }
    }
}
