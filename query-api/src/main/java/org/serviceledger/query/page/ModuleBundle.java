package org.serviceledger.query.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A module with all that it imports, and these in turn, as one script: a browser asks once for a page instead of sixty
 * times. Each module keeps a scope of its own and runs once, after those that it imports, as the language has it. What
 * is imported only when it is needed, by a call, is left to the browser.
 *
 * <p>It knows the forms that the pages' own modules and Lit's are written in, and refuses all others: lists of names,
 * a default, everything of another module; no namespaces, no circles.
 *
 * @param names addresses by the names of an import map
 * @param text  what is written at an address
 */
record ModuleBundle(Map<String, String> names, UnaryOperator<String> text) {

    private static final String BEGINS = "(?m)(?<=^|[;}])";
    private static final Pattern FROM = Pattern.compile(
            BEGINS + "(import|export)\\s*(?:(\\*|[\\w$]+|\\{[^}]*\\})\\s*from\\s*)?(['\"])([^'\"\\n]+)\\3;?");
    private static final Pattern LIST = Pattern.compile(BEGINS + "export\\s*\\{([^}]*)\\};?");
    private static final Pattern DEFAULT = Pattern.compile(BEGINS + "export\\s+default\\s+");
    private static final Pattern NAMED = Pattern
            .compile(BEGINS + "export\\s+((?:async\\s+)?(?:const|class|function)\\s+([\\w$]+))");
    private static final Pattern OTHER = Pattern.compile("(?m)^(?:import|export)\\b(?!\\()");
    private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");
    private static final Pattern AS = Pattern.compile("\\s+as\\s+");

    /** The script that does what the module at an address does. */
    String of(String entry) {
        Map<String, String> written = new LinkedHashMap<>();
        add(entry, written, new LinkedHashSet<>());
        return String.join("", written.values());
    }

    private void add(String address, Map<String, String> written, Set<String> open) {
        if (written.containsKey(address)) {
            return;
        }
        if (!open.add(address)) {
            throw new IllegalStateException(address + " imports itself by way of " + open);
        }
        String own = text.apply(address);
        List<String> imported = new ArrayList<>();
        for (Matcher from = FROM.matcher(own); from.find();) {
            imported.add(resolve(address, from.group(4)));
        }
        imported.forEach(one -> add(one, written, open));
        open.remove(address);
        List<String> numbered = List.copyOf(written.keySet());
        written.put(address, scoped(address, own, numbered));
    }

    /** The module as a scope that leaves an object of what it exports. */
    private String scoped(String address, String own, List<String> numbered) {
        List<String> exports = new ArrayList<>();
        String body = SOURCE_MAP.matcher(own).replaceAll("");
        body = FROM.matcher(body).replaceAll(from -> {
            String module = variable(numbered.indexOf(resolve(address, from.group(4))));
            return Matcher.quoteReplacement(from.group(1).equals("import")
                    ? imports(from.group(2), module)
                    : exportsOf(from.group(2), module, exports));
        });
        body = LIST.matcher(body).replaceAll(list -> {
            parts(list.group(1)).forEach(part -> exports.add(part[1] + ": " + part[0]));
            return "";
        });
        body = DEFAULT.matcher(body).replaceAll(found -> {
            exports.add("default: byDefault");
            return "const byDefault = ";
        });
        body = NAMED.matcher(body).replaceAll(found -> {
            exports.add(found.group(2));
            return Matcher.quoteReplacement(found.group(1));
        });
        if (OTHER.matcher(body).find()) {
            throw new IllegalStateException(address + " imports or exports in a way that is not known here");
        }
        return "const " + variable(numbered.size()) + " = (() => {\n" + body.strip() + "\nreturn { "
                + String.join(", ", exports) + " };\n})();\n";
    }

    private static String variable(int number) {
        return "module$" + number;
    }

    private static String imports(@Nullable String what, String module) {
        if (what == null) {
            return "";
        }
        return what.startsWith("{")
                ? "const { " + String.join(", ",
                        parts(what.substring(1, what.length() - 1)).stream().map(part -> part[0] + ": " + part[1])
                                .toList())
                        + " } = " + module + ";"
                : "const " + what + " = " + module + ".default;";
    }

    private static String exportsOf(String what, String module, List<String> exports) {
        if (what.equals("*")) {
            exports.add("..." + module);
        } else {
            parts(what.substring(1, what.length() - 1))
                    .forEach(part -> exports.add(part[1] + ": " + module + "." + part[0]));
        }
        return "";
    }

    /** Of {@code a, b as c} each name and what it is called on the other side. */
    private static List<String[]> parts(String list) {
        List<String[]> found = new ArrayList<>();
        for (String part : list.split(",")) {
            if (!part.isBlank()) {
                String[] both = AS.split(part.strip());
                found.add(new String[]{both[0], both[both.length - 1]});
            }
        }
        return found;
    }

    private String resolve(String from, String name) {
        if (name.startsWith(".") || name.startsWith("/")) {
            return URI.create(from).resolve(name).getPath();
        }
        String whole = names.get(name);
        if (whole != null) {
            return whole;
        }
        String folder = names.keySet().stream().filter(one -> one.endsWith("/") && name.startsWith(one))
                .reduce("", (one, other) -> one.length() > other.length() ? one : other);
        if (folder.isEmpty()) {
            throw new IllegalStateException(
                    "nothing says where the module " + name + " lies that " + from + " imports");
        }
        return names.get(folder) + name.substring(folder.length());
    }
}
