package io.lodgeflow.domain.result;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done. A refusal is an ordinary answer: nothing was changed, and the same request may be granted
 * later.
 *
 * @param code stable, lower_snake_case, part of the public API
 * @param detail one sentence for people that says what to do
 * @param field JSON pointer of the request field at fault, if one is
 * @param facts further members for the problem document, such as the balance that is due
 */
public record Refusal(
        Kind kind, String code, String detail, @Nullable String field, Map<String, Object> facts) {

    /** What the refusal means to a caller; the API maps each to one HTTP status. */
    public enum Kind {
        /** The request itself is wrong, now and later (422). */
        INVALID,
        /** There is no such thing, or not for this caller (404). */
        NOT_FOUND,
        /** The request is right but the present state does not allow it (409). */
        CONFLICT,
        /** The caller acted on an older version than the present one (412). */
        STALE,
        /** The caller may see it but not do this (403). */
        FORBIDDEN
    }

    public static Refusal invalid(String code, String field, String detail) {
        return new Refusal(Kind.INVALID, code, detail, field, Map.of());
    }

    public static Refusal conflict(String code, String detail) {
        return new Refusal(Kind.CONFLICT, code, detail, null, Map.of());
    }

    public static Refusal conflict(String code, String detail, Map<String, Object> facts) {
        return new Refusal(Kind.CONFLICT, code, detail, null, facts);
    }

    public static Refusal notFound(String what, String id) {
        return new Refusal(Kind.NOT_FOUND, "not_found", "There is no " + what + " '" + id + "'.", null, Map.of());
    }

    /**
     * If the caller has seen another version than the present one.
     *
     * @param seen absent when the caller does not care
     */
    public static Optional<Refusal> ifStale(@Nullable Integer seen, int version) {
        return seen == null || seen == version
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Kind.STALE,
                        "changed_meanwhile",
                        "It was changed since you read it. Read it again, then repeat the change.",
                        null,
                        Map.of()));
    }

    public static Refusal forbidden(String detail) {
        return new Refusal(Kind.FORBIDDEN, "forbidden", detail, null, Map.of());
    }
}
