package io.lodgeflow.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which page the caller wants: {@code limit} (1 to 100, 20 if absent) and {@code cursor}. A controller method takes one
 * as an argument.
 */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int MOST = 100;
    public static final int USUAL = 20;

    public static PageRequest of(@Nullable String limit, @Nullable String cursor) {
        int wanted = limit == null || limit.isEmpty() ? USUAL : number(limit);
        if (wanted < 1 || wanted > MOST) {
            throw invalidLimit();
        }
        return new PageRequest(wanted, cursor == null || cursor.isEmpty() ? null : cursor);
    }

    /** The place to go on from, if there is a cursor. */
    public Optional<Cursor> after(String kind, int size) {
        return Optional.ofNullable(cursor).map(text -> Cursor.parse(text, kind, size));
    }

    private static int number(String limit) {
        if (!limit.matches("[0-9]{1,6}")) {
            throw invalidLimit();
        }
        return Integer.parseInt(limit);
    }

    private static ProblemException invalidLimit() {
        String detail = "Expected a whole number from 1 to " + MOST + ".";
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid_parameter",
                "Parameter 'limit': " + detail,
                FieldProblem.inParameter("limit", "invalid_parameter", detail));
    }
}
