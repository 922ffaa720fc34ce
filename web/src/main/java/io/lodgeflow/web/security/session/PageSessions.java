package io.lodgeflow.web.security.session;

import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.session.PageSession.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sessions in the database: any node serves any of them, and none is lost by a restart. A person has at most one open
 * session; whoever opens a second is asked which to keep. Times are those of the machine, as for tokens: moving the demo's
 * clock signs nobody out. Role, hotel and name are read from the account each time, so that a change counts at once.
 */
@Component
@EnableConfigurationProperties(SessionSettings.class)
public class PageSessions {

    /** Activity is stored this coarsely, so that reading pages does not write on each request. */
    private static final Duration GRAIN = Duration.ofSeconds(10);
    /** How long a person may think about which session to keep. */
    private static final Duration TIME_TO_CHOOSE = Duration.ofMinutes(5);

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final SessionSettings settings;
    private final boolean demoMode;
    private final SecureRandom random = new SecureRandom();

    PageSessions(
            JdbcClient jdbc,
            Transactions transactions,
            SessionSettings settings,
            @Value("${lodgeflow.demo.enabled:false}") boolean demoMode) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
        this.demoMode = demoMode;
    }

    /** @param token for the browser's cookie; stored here only as a hash */
    public record Begun(String token, State state) {}

    /** After a right password: an open session, or one that waits for the choice if another is open already. */
    public Begun begin(Account account, String device) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        State state = transactions.call(() -> {
            lock(account.id());
            forgetOld();
            Instant now = Instant.now();
            State begun = anotherIsOpen(account.id(), now) ? State.ASKED : State.OPEN;
            jdbc.sql("""
                    insert into page_session (token_hash, account_id, device, started_at, last_active_at, state)
                    values (?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            hash(token),
                            account.id(),
                            device.length() > 200 ? device.substring(0, 200) : device,
                            UtcTime.of(now),
                            UtcTime.of(now),
                            begun.name())
                    .update();
            return begun;
        });
        return new Begun(token, state);
    }

    /** The person keeps this session: all others of theirs end at once. False if it no longer waits for a choice. */
    public boolean replaceOthers(String token) {
        return transactions.call(() -> {
            Optional<PageSession> asked = find(token).filter(session -> session.state() == State.ASKED);
            asked.ifPresent(session -> {
                String account = session.caller().accountId();
                lock(account);
                LocalDateTime now = UtcTime.of(Instant.now());
                jdbc.sql(
                                "update page_session set state = 'REPLACED', ended_at = ? where account_id = ? and state = 'OPEN'")
                        .params(now, account)
                        .update();
                jdbc.sql("""
                        update page_session set state = 'OPEN', last_active_at = ? where token_hash = ? and state = 'ASKED'
                        """).params(now, hash(token)).update();
            });
            return asked.isPresent();
        });
    }

    /** Ends it, open or waiting for a choice; idempotent. */
    public void end(String token) {
        transactions.run(() ->
                jdbc.sql("""
                update page_session set state = 'SIGNED_OUT', ended_at = ?
                where token_hash = ? and state in ('OPEN', 'ASKED')
                """).params(UtcTime.of(Instant.now()), hash(token)).update());
    }

    /** What the session is now; looking is no activity. */
    public Optional<PageSession> look(String token) {
        return transactions.read(() -> find(token));
    }

    /** As {@link #look}, and the person was active: an open session lives on for its full time. */
    public Optional<PageSession> touch(String token) {
        Optional<PageSession> found = look(token);
        if (found.isPresent()
                && found.get().isOpen()
                && found.get().left().compareTo(settings.idle().minus(GRAIN)) < 0) {
            transactions.run(
                    () -> jdbc.sql("update page_session set last_active_at = ? where token_hash = ? and state = 'OPEN'")
                            .params(UtcTime.of(Instant.now()), hash(token))
                            .update());
            return look(token);
        }
        return found;
    }

    private Optional<PageSession> find(String token) {
        return jdbc.sql("""
                select s.state, s.started_at, s.last_active_at, a.disabled_at, a.id, a.role, a.hotel_id, a.name, a.demo
                from page_session s join account a on a.id = s.account_id where s.token_hash = ?
                """)
                .param(hash(token))
                .query((row, number) -> session(row))
                .optional()
                .flatMap(session -> session);
    }

    private Optional<PageSession> session(ResultSet row) throws SQLException {
        if (row.getObject("disabled_at") != null || (row.getBoolean("demo") && !demoMode)) {
            return Optional.empty();
        }
        State stored = State.valueOf(row.getString("state"));
        Instant active = UtcTime.read(row, "last_active_at");
        Duration limit = stored == State.ASKED ? TIME_TO_CHOOSE : settings.idle();
        Instant idle = active.plus(limit);
        Instant longest = UtcTime.read(row, "started_at").plus(settings.longest());
        Duration left = Duration.between(Instant.now(), idle.isBefore(longest) ? idle : longest);
        boolean alive = stored == State.OPEN || stored == State.ASKED;
        State state = alive && !left.isPositive() ? State.IDLE : stored;
        Caller caller = new Caller(
                row.getString("id"),
                Role.valueOf(row.getString("role")),
                row.getString("hotel_id"),
                row.getString("name"));
        return Optional.of(new PageSession(caller, state, state == State.OPEN ? left : Duration.ZERO));
    }

    private boolean anotherIsOpen(String accountId, Instant now) {
        return jdbc.sql("""
                select count(*) from page_session where account_id = ? and state = 'OPEN' and last_active_at > ?
                    and started_at > ?
                """)
                        .params(
                                accountId,
                                UtcTime.of(now.minus(settings.idle())),
                                UtcTime.of(now.minus(settings.longest())))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Two sign-ins of one person at the same moment come one after the other. */
    private void lock(String accountId) {
        jdbc.sql("select id from account where id = ? for update")
                .param(accountId)
                .query(String.class)
                .list();
    }

    private void forgetOld() {
        jdbc.sql("delete from page_session where last_active_at < ?")
                .param(UtcTime.of(Instant.now().minus(KEPT)))
                .update();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
