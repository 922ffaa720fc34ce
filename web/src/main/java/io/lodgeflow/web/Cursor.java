package io.lodgeflow.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a list goes on: the sort values of the last item that was answered, opaque to callers. Pages stay stable while
 * entries come and go, because a cursor names a place in the order, not a count.
 *
 * @param kind the list and order it belongs to; a cursor of another list or order is refused
 * @param values sort values of the last item, the last one unique
 */
public record Cursor(String kind, List<String> values) {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** Holds a name of 200 characters of four bytes each. */
    private static final int LONGEST = 2000;

    public String text() {
        byte[] json = JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** @param size how many values a cursor of this kind has */
    public static Cursor parse(String text, String kind, int size) {
        try {
            if (text.length() <= LONGEST) {
                Cursor cursor = JSON.readValue(Base64.getUrlDecoder().decode(text), Cursor.class);
                if (cursor != null && isOf(cursor, kind, size)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException | JacksonException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    /** For readers of values that find them malformed. */
    public static ProblemException invalid() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid_cursor",
                "This cursor is not one of this list and order. Start again without cursor.",
                FieldProblem.inParameter("cursor", "invalid_cursor", "Expected a nextCursor of the same list."));
    }

    /** A value that is a position. */
    public static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw invalid();
        }
    }

    @SuppressWarnings("ConstantValue") // read from outside: anything may be null
    private static boolean isOf(Cursor cursor, String kind, int size) {
        return kind.equals(cursor.kind())
                && cursor.values() != null
                && cursor.values().size() == size
                && cursor.values().stream().allMatch(java.util.Objects::nonNull);
    }
}
