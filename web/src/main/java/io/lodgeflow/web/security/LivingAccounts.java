package io.lodgeflow.web.security;

import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Whether an access token still says what is true: its account is there and not disabled, has the role and the hotel that the
 * token names, and has not ended its tokens since. Asked at each request; what was read is believed for {@code
 * lodgeflow.security.account-memory}, so other nodes follow within that second.
 */
@Component
class LivingAccounts {

    /** Beyond it all is read anew: an attack with many accounts costs reads, not memory. */
    private static final int MOST_REMEMBERED = 20_000;

    private record Now(Role role, @Nullable String hotelId, int tokenVersion, boolean disabled) {}

    private record Remembered(Optional<Now> now, long untilNanos) {}

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Duration memory;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    LivingAccounts(
            JdbcClient jdbc,
            Transactions transactions,
            @Value("${lodgeflow.security.account-memory:1s}") Duration memory) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.memory = memory;
    }

    /** @param token whose signature and times are right */
    boolean holds(Jwt token) {
        Number version = token.getClaim(AccessTokens.VERSION);
        return Optional.ofNullable(token.getSubject())
                .flatMap(this::now)
                .filter(now -> !now.disabled()
                        && now.tokenVersion() == (version == null ? 0 : version.intValue())
                        && now.role().name().equals(token.getClaimAsString(Caller.ROLE))
                        && Objects.equals(now.hotelId(), token.getClaimAsString(Caller.HOTEL)))
                .isPresent();
    }

    /** What new tokens of the account carry; empty if nobody gets in to it. */
    Optional<Integer> tokenVersion(String accountId) {
        return read(accountId).filter(now -> !now.disabled()).map(Now::tokenVersion);
    }

    /** Another password: all tokens and sessions of the account end. Within the running transaction. */
    void setPassword(String accountId, String hash) {
        jdbc.sql("update account set password_hash = ?, token_version = token_version + 1 where id = ?")
                .params(hash, accountId)
                .update();
        jdbc.sql("update page_session set state = 'SIGNED_OUT' where account_id = ? and state in ('OPEN', 'ASKED')")
                .param(accountId)
                .update();
    }

    /** What was remembered of it counts no longer on this node. */
    void changed(String accountId) {
        remembered.remove(accountId);
    }

    private Optional<Now> now(String accountId) {
        Remembered known = remembered.get(accountId);
        if (known != null && known.untilNanos() - System.nanoTime() > 0) {
            return known.now();
        }
        Optional<Now> now = read(accountId);
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(accountId, new Remembered(now, System.nanoTime() + memory.toNanos()));
        return now;
    }

    private Optional<Now> read(String accountId) {
        return transactions.read(() -> jdbc.sql(
                        "select role, hotel_id, token_version, disabled_at from account where id = ?")
                .param(accountId)
                .query((row, number) -> new Now(
                        Role.valueOf(row.getString("role")),
                        row.getString("hotel_id"),
                        row.getInt("token_version"),
                        row.getObject("disabled_at") != null))
                .optional());
    }
}
