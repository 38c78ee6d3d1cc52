package org.serviceledger.query.page;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which modules a module imports, and these in turn. What is imported only when it is needed, by a call, is left out.
 *
 * @param names addresses by the names of an import map
 * @param text  what is written at an address
 */
record ModuleGraph(Map<String, String> names, UnaryOperator<String> text) {

    private static final Pattern IMPORT = Pattern
            .compile("\\b(?:import|export)\\s*(?:[\\w$*{},\\s]*?\\bfrom\\s*)?['\"]([\\w@./-]+)['\"]");

    /** The addresses of all modules below an entry, those that are imported first coming first. */
    Set<String> below(String entry) {
        Set<String> found = new LinkedHashSet<>();
        Queue<String> open = new ArrayDeque<>();
        open.add(entry);
        while (!open.isEmpty()) {
            String address = open.remove();
            Matcher imports = IMPORT.matcher(text.apply(address));
            while (imports.find()) {
                String module = resolve(address, imports.group(1));
                if (!module.equals(entry) && found.add(module)) {
                    open.add(module);
                }
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
