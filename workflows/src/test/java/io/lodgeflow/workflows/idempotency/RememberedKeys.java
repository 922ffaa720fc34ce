package io.lodgeflow.workflows.idempotency;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keys in memory, for one thread; those of a transaction that was taken back are forgotten. */
public final class RememberedKeys extends IdempotencyKeys {

    private final Map<String, Claim> claims = new HashMap<>();

    public RememberedKeys() {
        super(JdbcClient.create(new JdbcTemplate()), new JdbcTemplate(), Clock.systemUTC());
    }

    @Override
    public Optional<Earlier> find(IdempotentRequest request) {
        return Optional.ofNullable(claims.get(key(request)))
                .map(claim -> new Earlier(
                        claim.resourceId(),
                        claim.status(),
                        claim.body(),
                        claim.request().bodyHash().equals(request.bodyHash())));
    }

    @Override
    public void claim(List<Claim> added) {
        for (Claim claim : added) {
            if (claims.putIfAbsent(key(claim.request()), claim) != null) {
                throw new DuplicateKeyException(key(claim.request()));
            }
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status != STATUS_COMMITTED) {
                        claims.remove(key(claim.request()));
                    }
                }
            });
        }
    }

    private static String key(IdempotentRequest request) {
        return request.scope() + " " + request.key();
    }
}
