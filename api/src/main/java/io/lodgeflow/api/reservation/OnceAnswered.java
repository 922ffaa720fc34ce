package io.lodgeflow.api.reservation;

import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.HttpJson;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a repeated request the answer of the first, to the letter. The answer is kept after it was made; a process that
 * died in between makes it anew from the present state, which is what the first caller never saw.
 */
@Component
public class OnceAnswered {

    /** Marks answers that were given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final JsonMapper json;

    OnceAnswered(IdempotencyKeys keys, Transactions transactions, HttpJson json) {
        this.keys = keys;
        this.transactions = transactions;
        this.json = json.mapper();
    }

    /**
     * An answer about to be given.
     *
     * @param last false for "still in progress": it is not kept
     */
    public record Answer(
            HttpStatus status,
            Object body,
            @Nullable String etag,
            @Nullable URI location,
            boolean last) {}

    /** Call after the command: what was answered before under this key, else the new answer. */
    public ResponseEntity<String> answer(IdempotentRequest request, Supplier<Answer> newAnswer) {
        Optional<IdempotencyKeys.Earlier> earlier = keys.find(request);
        if (earlier.isPresent() && earlier.get().body() != null) {
            return stored(earlier.get().status(), earlier.get().body());
        }
        Answer answer = newAnswer.get();
        String body = json.writeValueAsString(answer.body());
        if (answer.last() && !keep(request, answer.status(), body)) {
            // the same request, at the same moment, was answered a little earlier: with what was true then
            Optional<IdempotencyKeys.Earlier> first = keys.find(request);
            if (first.isPresent() && first.get().body() != null) {
                return stored(first.get().status(), first.get().body());
            }
        }
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status())
                .contentType(typeOf(answer.status().value()));
        if (answer.etag() != null) {
            response.eTag(answer.etag());
        }
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location().toString());
        }
        return response.body(body);
    }

    private boolean keep(IdempotentRequest request, HttpStatus status, String body) {
        return transactions.call(() -> keys.answered(request, status.value(), body));
    }

    private static MediaType typeOf(int status) {
        return status >= 400 ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON;
    }

    public static ResponseEntity<String> stored(int status, String body) {
        return ResponseEntity.status(status)
                .contentType(typeOf(status))
                .header(REPLAYED, "true")
                .body(body);
    }
}
