package io.lodgeflow.domain.result;

import io.lodgeflow.domain.words.Sentence;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done. A refusal is an ordinary answer: nothing was changed, and the same request may be granted
 * later.
 *
 * @param code stable, lower_snake_case, part of the public API
 * @param detail for people, says what to do
 * @param field JSON pointer of the request field at fault, if one is
 * @param facts further members for the problem document, such as the balance that is due
 */
public record Refusal(
        Kind kind, String code, Sentence detail, @Nullable String field, Map<String, Object> facts) {

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

    /**
     * What is public of a code ends at its first dot; the rest tells sentences of one code apart.
     *
     * @param arguments of the sentence {@code refusal.<code>}
     */
    private static Refusal of(Kind kind, String code, @Nullable String field, @Nullable Object... arguments) {
        int dot = code.indexOf('.');
        return new Refusal(
                kind,
                dot < 0 ? code : code.substring(0, dot),
                Sentence.of("refusal." + code, arguments),
                field,
                Map.of());
    }

    public static Refusal invalid(String code, String field, @Nullable Object... arguments) {
        return of(Kind.INVALID, code, field, arguments);
    }

    public static Refusal conflict(String code, @Nullable Object... arguments) {
        return of(Kind.CONFLICT, code, null, arguments);
    }

    public static Refusal notFound(String what, String id) {
        return of(Kind.NOT_FOUND, "not_found", null, what, id);
    }

    /**
     * If the caller has seen another version than the present one.
     *
     * @param seen absent when the caller does not care
     */
    public static Optional<Refusal> ifStale(@Nullable Integer seen, int version) {
        return seen == null || seen == version
                ? Optional.empty()
                : Optional.of(of(Kind.STALE, "changed_meanwhile", null));
    }

    /** @param why behind {@code forbidden.}, whose words say it */
    public static Refusal forbidden(String why, @Nullable Object... arguments) {
        return of(Kind.FORBIDDEN, "forbidden." + why, null, arguments);
    }

    public Refusal withFacts(Map<String, Object> further) {
        return new Refusal(kind, code, detail, field, further);
    }
}
