package io.lodgeflow.web;

import io.lodgeflow.domain.words.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Turns a {@link ProblemException} into the answer, for controllers and for filters before them. */
@Component
public class Problems {

    /** SQL state of a text that does not fit its column. */
    private static final String TOO_LONG = "22001";

    private final HttpJson json;

    Problems(HttpJson json) {
        this.json = json;
    }

    public ResponseEntity<Problem> answer(ProblemException cause, HttpServletRequest request) {
        return ResponseEntity.status(cause.status())
                .headers(cause.headers())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_LANGUAGE,
                        ProblemWords.languageOf(request).getLanguage())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(document(cause, request));
    }

    /** Writes the problem as the whole answer; does nothing if an answer is already on its way. */
    public void write(ProblemException cause, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(cause.status().value());
        cause.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_LANGUAGE, ProblemWords.languageOf(request).getLanguage());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.mapper().writeValueAsBytes(document(cause, request)));
        response.flushBuffer();
    }

    /** What a filter or the container says when all it knows is a status. */
    public static ProblemException ofStatus(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> notFound();
            case BAD_REQUEST -> new ProblemException(status, "bad_request", "The request cannot be understood.");
            case INTERNAL_SERVER_ERROR -> unexpected();
            default ->
                new ProblemException(
                        status,
                        status.name().toLowerCase(Locale.ROOT),
                        "The request was answered with " + status.value() + " " + status.getReasonPhrase() + ".");
        };
    }

    static ProblemException notFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "not_found", Sentence.of("refusal.not_found.address"));
    }

    static ProblemException unexpected() {
        return new ProblemException(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", Sentence.of("refusal.internal_error"));
    }

    /** The node is not ready yet. */
    static ProblemException starting() {
        return comeBack("starting", "This node is starting. Nothing was looked at or changed; try again.", 1);
    }

    public static ProblemException unavailable() {
        return comeBack("unavailable", "The database cannot be reached just now. Nothing was changed; try again.", 5);
    }

    /** The database broke off while it committed. */
    static ProblemException outcomeUnknown() {
        return comeBack(
                "outcome_unknown",
                "The connection to the database broke in the last moment, so it is not known whether this was done. Send the"
                        + " same request with the same Idempotency-Key again: it is done once at most, and you are told.",
                5);
    }

    /** True if the database found a text longer than its column: H2 counts a character such as an emoji as two. */
    public static boolean isTooLong(Throwable cause) {
        for (Throwable why = cause; why != null; why = why.getCause()) {
            if (why instanceof SQLException refused && TOO_LONG.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    static ProblemException textTooLong() {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "text_too_long",
                "A text of the request is longer than can be kept. Characters such as emoji may count as two.");
    }

    private static ProblemException comeBack(String code, String detail, int seconds) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE, code, Sentence.said(detail), List.of(), Map.of(), headers);
    }

    /** In the language of the caller. */
    public static Problem document(ProblemException cause, HttpServletRequest request) {
        Locale reader = ProblemWords.languageOf(request);
        return new Problem(
                Problem.typeOf(cause.code()),
                ProblemWords.title(reader, cause),
                cause.status().value(),
                ProblemWords.detail(reader, cause),
                instance(request),
                cause.code(),
                ProblemWords.errors(reader, cause),
                RequestIdFilter.requestId(request),
                cause.facts());
    }

    /** What could be read in two ways is not repeated: it may hold, encoded, what must not be. */
    private static @Nullable String instance(HttpServletRequest request) {
        String path = Addresses.askedFor(request);
        return CanonicalPathFilter.isCanonical(path) ? CardNumbers.mask(path) : null;
    }
}
