package io.lodgeflow.web;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.words.Sentences;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Ends a request with a problem document. Thrown only at the edge, by what reads requests; below it a refusal is a
 * result. Carries no stack trace: it is an answer, not a failure.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refusals that end by themselves within moments; their answers say so with Retry-After. */
    private static final Set<String> SOON_OVER = Set.of("busy", "not_ready", "payment_in_progress");

    private final HttpStatus status;
    private final String code;
    private final transient Sentence detail;
    private final transient List<FieldProblem> errors;
    private final transient Map<String, Object> facts;
    private final transient HttpHeaders headers;

    public ProblemException(
            HttpStatus status,
            String code,
            Sentence detail,
            List<FieldProblem> errors,
            Map<String, Object> facts,
            HttpHeaders headers) {
        super(Sentences.english(detail), null, false, false);
        this.detail = detail;
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.facts = Map.copyOf(facts);
        this.headers = headers;
    }

    public ProblemException(HttpStatus status, String code, Sentence detail, FieldProblem... errors) {
        this(status, code, detail, List.of(errors), Map.of(), new HttpHeaders());
    }

    /** @param detail in the language of the API, for what no page asks */
    public ProblemException(HttpStatus status, String code, String detail, FieldProblem... errors) {
        this(status, code, Sentence.said(detail), errors);
    }

    /** What a refusal is over HTTP; the one place that maps kinds to statuses. */
    public static ProblemException of(Refusal refusal) {
        HttpHeaders headers = new HttpHeaders();
        if (SOON_OVER.contains(refusal.code())) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        List<FieldProblem> errors = refusal.field() == null
                ? List.of()
                : List.of(FieldProblem.inBody(refusal.field(), refusal.code(), Sentences.english(refusal.detail())));
        return new ProblemException(
                statusOf(refusal.kind()), refusal.code(), refusal.detail(), errors, refusal.facts(), headers);
    }

    static HttpStatus statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
        };
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Sentence detail() {
        return detail;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    public Map<String, Object> facts() {
        return facts;
    }

    public HttpHeaders headers() {
        return headers;
    }
}
