package org.serviceledger.command.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Cuts a JSON array into the bytes of its elements, each as it was sent. */
final class RecordArray {

    /** Whether an element is too complex is for its own reading to say; here only the cuts matter. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10_000)
                    .maxNumberLength(Integer.MAX_VALUE).maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE).build())
            .build();
    private static final int MARK_BYTES = 3;

    private RecordArray() {}

    /**
     * The elements, in order.
     *
     * @param most    most elements
     * @param longest most bytes of an element
     * @throws ProblemException 400 when the body is not a JSON array in UTF-8, 413 beyond the bounds
     */
    static List<byte[]> cut(byte[] body, int most, int longest) {
        byte[] utf8 = utf8(body);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), utf8)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw malformed("a batch is a JSON array of records");
            }
            List<byte[]> elements = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == null) {
                    throw malformed("the array does not end");
                }
                if (elements.size() == most) {
                    throw tooLarge("batch-too-large", "a batch has at most " + most + " records");
                }
                elements.add(element(parser, token, utf8, longest));
            }
            if (parser.nextToken() != null) {
                throw malformed("something follows the array");
            }
            return elements;
        } catch (JacksonException e) {
            throw malformed(e.getLocation() == null
                    ? "not JSON"
                    : "not JSON, at byte "
                            + Math.max(0, e.getLocation().getByteOffset()));
        }
    }

    private static byte[] element(JsonParser parser, JsonToken token, byte[] body, int longest) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        if (token == JsonToken.VALUE_STRING) {
            parser.finishToken();
        }
        int end = (int) parser.currentLocation().getByteOffset();
        if (end - start > longest) {
            throw tooLarge("record-too-large", "a record has at most " + longest + " bytes");
        }
        return Arrays.copyOfRange(body, start, end);
    }

    /** Without a byte order mark; the parser would also guess at other encodings, which JSON does not have. */
    private static byte[] utf8(byte[] body) {
        boolean mark = body.length >= MARK_BYTES && body[0] == (byte) 0xef && body[1] == (byte) 0xbb
                && body[2] == (byte) 0xbf;
        byte[] utf8 = mark ? Arrays.copyOfRange(body, MARK_BYTES, body.length) : body;
        for (int i = 0; i < Math.min(4, utf8.length); i++) {
            if (utf8[i] == 0 || utf8[i] == (byte) 0xff || utf8[i] == (byte) 0xfe) {
                throw malformed("not UTF-8");
            }
        }
        return utf8;
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "malformed-json", detail);
    }

    private static ProblemException tooLarge(String code, String detail) {
        return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, code, detail);
    }
}
