package org.serviceledger.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arguments of a command: {@code --name value}, {@code --flag} and the rest. */
final class Options {

    private final Map<String, String> values = new HashMap<>();
    private final List<String> rest = new ArrayList<>();

    /**
     * @param valued names that take a value
     * @param flags  names that take none
     * @throws Usage.Mistake for any other name, or a missing value
     */
    Options(List<String> arguments, Set<String> valued, Set<String> flags) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = argument.startsWith("--") && equals > 0 ? argument.substring(0, equals) : argument;
            if (!argument.startsWith("--")) {
                rest.add(argument);
            } else if (valued.contains(name) && equals > 0) {
                values.put(name, argument.substring(equals + 1));
            } else if (valued.contains(name) && i + 1 < arguments.size()) {
                values.put(name, arguments.get(++i));
            } else if (flags.contains(argument)) {
                values.put(argument, "true");
            } else {
                throw new Usage.Mistake(
                        valued.contains(name) ? name + " needs a value" : "there is no option " + argument);
            }
        }
    }

    String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    boolean flag(String name) {
        return values.containsKey(name);
    }

    List<String> rest() {
        return rest;
    }

    int port(int otherwise) {
        String text = value("--port", String.valueOf(otherwise));
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Usage.Mistake("--port must be a number from 1 to 65535, not '" + text + "'");
    }
}
