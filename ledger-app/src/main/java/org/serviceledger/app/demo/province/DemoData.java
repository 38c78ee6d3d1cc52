package org.serviceledger.app.demo.province;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Reads the data files that come with the program. */
final class DemoData {

    private static final JsonMapper JSON = JsonMapper.shared();

    private DemoData() {}

    /** A file that holds a list. */
    static <T> List<T> list(String file, Class<T> element) {
        List<T> read = read(file, JSON.getTypeFactory().constructCollectionType(List.class, element));
        return List.copyOf(read);
    }

    /** A file that holds one object. */
    static <T> T object(String file, Class<T> type) {
        return read(file, JSON.getTypeFactory().constructType(type));
    }

    private static <T> T read(String file, JavaType type) {
        try (InputStream in = DemoData.class.getResourceAsStream("/demo/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + file);
            }
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
