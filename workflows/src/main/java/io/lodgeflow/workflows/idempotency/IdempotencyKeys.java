package io.lodgeflow.workflows.idempotency;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.time.UtcTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers requests by key. The key is written in the transaction of the effect: both are there or neither, whenever
 * the process dies. Two requests with one key at the same moment: the second waits for the first at the key's row, then
 * gets its answer. A refused request leaves no key behind, so it may be tried again with the same one. Kept for
 * {@link #KEPT}.
 */
@Component
public class IdempotencyKeys {

    /** Longer than the 24 hours that callers are promised. */
    public static final Duration KEPT = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * What an earlier request with the key did.
     *
     * @param body the answer it got; absent when the process died before it was given, then the resource tells
     */
    public record Earlier(
            String resourceId, int status, @Nullable String body, boolean sameRequest) {}

    public Optional<Earlier> find(IdempotentRequest request) {
        return jdbc.sql("""
                select resource_id, answer_status, answer_body, body_hash from idempotency_key
                where scope = ? and request_key = ?
                """)
                .params(request.scope(), request.key())
                .query((row, number) -> new Earlier(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4).equals(request.bodyHash())))
                .optional();
    }

    /** A key and what it is to remember. */
    public record Claim(
            IdempotentRequest request,
            String resourceId,
            int status,
            @Nullable String body) {

        /** Whose answer is made, and kept, after the transaction. */
        public static Claim unanswered(IdempotentRequest request, String resourceId) {
            return new Claim(request, resourceId, 0, null);
        }
    }

    /**
     * Within the transaction of the effect.
     *
     * @throws DuplicateKeyException if a key was used before; give the transaction up and ask {@link #find}
     */
    public void claim(List<Claim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        LocalDateTime now = UtcTime.of(clock.instant());
        batches.batchUpdate(
                """
                insert into idempotency_key (scope, request_key, body_hash, resource_id, answer_status, answer_body,
                    created_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                claims.stream()
                        .map(claim -> new Object[] {
                            claim.request().scope(),
                            claim.request().key(),
                            claim.request().bodyHash(),
                            claim.resourceId(),
                            claim.status(),
                            claim.body(),
                            now
                        })
                        .toList());
    }

    /** Keeps the answer about to be given; the first one counts. False if another was kept before. */
    public boolean answered(IdempotentRequest request, int status, String body) {
        return jdbc.sql("""
                update idempotency_key set answer_status = ?, answer_body = ?
                where scope = ? and request_key = ? and answer_body is null
                """)
                        .params(status, body, request.scope(), request.key())
                        .update()
                > 0;
    }

    /** Forgets keys older than {@link #KEPT}; how many. */
    public int forgetOld() {
        return jdbc.sql("delete from idempotency_key where created_at < ?")
                .param(UtcTime.of(clock.instant().minus(KEPT)))
                .update();
    }

    /**
     * Runs a command that claims the key itself. A repeated request is told by what then stands in its way, the key's row
     * or its own first effect, so that the usual request does not ask for it first.
     *
     * @param repeated makes the answer from what the earlier request did
     */
    public <T> Result<T> once(
            @Nullable IdempotentRequest request,
            Supplier<Result<T>> command,
            java.util.function.Function<Earlier, Result<T>> repeated) {
        if (request == null) {
            return command.get();
        }
        try {
            Result<T> result = command.get();
            Optional<Earlier> earlier = result instanceof Result.Refused ? find(request) : Optional.empty();
            return earlier.isPresent() ? repeat(earlier.get(), repeated) : result;
        } catch (DataIntegrityViolationException perhapsUsed) { // the twin's rows may clash before the key's
            Optional<Earlier> earlier = find(request);
            if (earlier.isEmpty()) {
                throw perhapsUsed;
            }
            return repeat(earlier.get(), repeated);
        }
    }

    private static <T> Result<T> repeat(Earlier earlier, java.util.function.Function<Earlier, Result<T>> repeated) {
        return earlier.sameRequest()
                ? repeated.apply(earlier)
                : Result.refused(Refusal.invalid("idempotency_key_reused", ""));
    }
}
