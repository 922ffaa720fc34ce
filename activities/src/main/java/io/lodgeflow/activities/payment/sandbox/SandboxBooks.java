package io.lodgeflow.activities.payment.sandbox;

import io.lodgeflow.activities.payment.sandbox.SandboxToken.Decision;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent.Subject;
import io.lodgeflow.domain.payment.GatewaySandbox.SandboxEvent;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.domain.payment.PaymentGateway.Movement;
import io.lodgeflow.engine.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the sandbox gateway keeps: its orders, one row for each key, and a row beside it for those that do not simply go
 * through; its chargebacks, at most one for each charge; and what it tells. Called inside its own transactions.
 */
@Component
@OnlyWithSandbox
class SandboxBooks {

    static final String CHARGE = "charge";
    static final String REFUND = "refund";
    /** How keys of what nobody here has asked for begin; to the outside they have none. */
    static final String BY_HAND = "by-hand:";
    /** A card was set up; no money moves. */
    static final String SETUP = "setup";

    private static final Duration TIME_FOR_EVIDENCE = Duration.ofDays(7);

    private static final String SELECT = """
            select m.*, c.payment_token
            from sandbox_movement m left join sandbox_course c on c.movement_key = m.movement_key
            """;

    private static final String EVENTS = """
            select id, subject, movement_key as `key`, reference, occurred_at, delivered_at from sandbox_event
            """;

    private final JdbcClient jdbc;
    private final Identifiers identifiers;
    private final Clock clock;

    SandboxBooks(JdbcClient jdbc, Identifiers identifiers, Clock clock) {
        this.jdbc = jdbc;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** @param calls how often the order has come, looking included */
    record Order(
            String key,
            String kind,
            String reference,
            String chargeReference,
            Money amount,
            SandboxState state,
            String code,
            String detail,
            int calls,
            SandboxToken token,
            Instant at) {

        boolean isCharge() {
            return kind.equals(CHARGE);
        }
    }

    Optional<Order> find(String key) {
        return order(SELECT + "where m.movement_key = ?", key);
    }

    Optional<Order> reference(String reference) {
        return order(SELECT + "where m.reference = ?", reference);
    }

    Optional<Order> charge(String reference) {
        return order(SELECT + "where m.reference = ? and m.kind = 'charge'", reference);
    }

    private Optional<Order> order(String sql, String value) {
        return jdbc.sql(sql).param(value).query(SandboxBooks::row).optional();
    }

    /** Pending orders whose time has come. */
    List<Order> dueForDecision(int most) {
        return jdbc.sql(SELECT + "where c.decides_at <= ? order by c.decides_at, c.movement_key limit ?")
                .params(UtcTime.of(clock.instant()), most)
                .query(SandboxBooks::row)
                .list();
    }

    /** What a pending order becomes by itself; empty once it is decided. */
    Optional<SandboxState> nextDecision(String key) {
        return jdbc.sql("select decides_as from sandbox_course where movement_key = ? and decides_as is not null")
                .param(key)
                .query(String.class)
                .optional()
                .map(SandboxState::read);
    }

    /** What went back of a charge or is on its way back, in minor units. */
    long refunded(String chargeReference) {
        return jdbc.sql("""
                select coalesce(sum(amount_minor), 0) from sandbox_movement
                where charge_reference = ? and kind = 'refund' and outcome in ('captured', 'pending')
                """).param(chargeReference).query(Long.class).single();
    }

    /** Oldest first. */
    List<Order> refundsOf(String chargeReference) {
        return jdbc.sql(SELECT + """
                where m.charge_reference = ? and m.kind = 'refund' and m.outcome in ('captured', 'pending')
                order by m.created_at, m.movement_key
                """)
                .param(chargeReference)
                .query(SandboxBooks::row)
                .list();
    }

    boolean hasRefunds(String chargeReference) {
        return jdbc.sql("select count(*) from sandbox_movement where charge_reference = ? and kind = 'refund'")
                        .param(chargeReference)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Holds the row until the end of the transaction and counts the call; false when there is no such order. */
    boolean called(String key) {
        return jdbc.sql("update sandbox_movement set calls = calls + 1 where movement_key = ?")
                        .param(key)
                        .update()
                > 0;
    }

    /**
     * @param token that the charge came with, of a refund its charge's
     * @throws org.springframework.dao.DuplicateKeyException when the same key comes twice at the same moment
     */
    void open(String key, String kind, String chargeReference, Money amount, SandboxToken token, Decision decision) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into sandbox_movement (movement_key, kind, reference, charge_reference, amount_minor, currency,
                    outcome, code, detail, calls, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
                """)
                .params(
                        key,
                        kind,
                        identifiers.next("sbx"),
                        chargeReference,
                        amount.minorUnits(),
                        amount.currencyCode(),
                        decision.state().stored(),
                        decision.code(),
                        decision.detail(),
                        UtcTime.of(now))
                .update();
        if (token != SandboxToken.OK) {
            setCourse(key, token, decision, now);
        }
    }

    private void setCourse(String key, SandboxToken token, Decision decision, Instant now) {
        jdbc.sql("insert into sandbox_course (movement_key, payment_token, decides_at, decides_as) values (?, ?, ?, ?)")
                .params(Arrays.asList(
                        key,
                        token.wireForm(),
                        decision.after() == null ? null : UtcTime.of(now.plus(decision.after())),
                        decision.then() == null ? null : decision.then().stored()))
                .update();
    }

    void decide(String key, SandboxState state, String code, String detail) {
        jdbc.sql("update sandbox_movement set outcome = ?, code = ?, detail = ? where movement_key = ?")
                .params(state.stored(), code, detail, key)
                .update();
        jdbc.sql("update sandbox_course set decides_at = null, decides_as = null where movement_key = ?")
                .param(key)
                .update();
    }

    /** Every order that moved money, or still may, oldest first. */
    List<Order> moved(Instant from, Instant to) {
        return jdbc.sql(SELECT + """
                where m.created_at >= ? and m.created_at < ? and m.kind <> 'setup'
                  and (m.outcome = 'captured' or (m.outcome = 'pending' and m.kind = 'refund'))
                order by m.created_at, m.movement_key
                """)
                .params(UtcTime.of(from), UtcTime.of(to))
                .query(SandboxBooks::row)
                .list();
    }

    private static Order row(ResultSet row, int number) throws SQLException {
        return new Order(
                row.getString("movement_key"),
                row.getString("kind"),
                row.getString("reference"),
                text(row.getString("charge_reference")),
                amount(row),
                SandboxState.read(row.getString("outcome")),
                text(row.getString("code")),
                text(row.getString("detail")),
                row.getInt("calls"),
                course(row.getString("payment_token")),
                UtcTime.read(row, "created_at"));
    }

    private static SandboxToken course(@Nullable String token) {
        return token == null ? SandboxToken.OK : SandboxToken.of(token);
    }

    private static String text(@Nullable String column) {
        return Objects.requireNonNullElse(column, "");
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the charge is disputed already */
    String dispute(String chargeReference, Money amount, String reason, boolean inquiry) {
        String reference = identifiers.next("sdp");
        jdbc.sql("""
                insert into sandbox_dispute (reference, charge_reference, amount_minor, currency, reason, status, opened_at,
                    withdrawn_at)
                values (?, ?, ?, ?, ?, 'OPEN', ?, ?)
                """)
                .params(Arrays.asList(
                        reference,
                        chargeReference,
                        amount.minorUnits(),
                        amount.currencyCode(),
                        reason,
                        UtcTime.of(clock.instant()),
                        inquiry ? null : UtcTime.of(clock.instant())))
                .update();
        return reference;
    }

    /** A bank that only asked takes the money. False when there is no such inquiry. */
    boolean escalate(String reference) {
        return jdbc.sql("""
                update sandbox_dispute set withdrawn_at = ?
                where reference = ? and status = 'OPEN' and withdrawn_at is null
                """).params(UtcTime.of(clock.instant()), reference).update() > 0;
    }

    /** False when there is no such open dispute; one that was lost may be won afterwards. */
    boolean closeDispute(String reference, Dispute.Status status) {
        boolean lost = status == Dispute.Status.LOST;
        LocalDateTime now = UtcTime.of(clock.instant());
        return jdbc.sql("""
                update sandbox_dispute set status = :status, closed_at = :now, withdrawn_at = coalesce(withdrawn_at, :taken)
                where reference = :reference and (status = 'OPEN' or (status = 'LOST' and :status = 'WON'))
                """)
                        .param("status", status.name())
                        .param("now", now)
                        .param("taken", lost ? now : null)
                        .param("reference", reference)
                        .update()
                > 0;
    }

    /** What banks have of the charge, in minor units. */
    long disputed(String chargeReference) {
        return jdbc.sql("""
                select coalesce(sum(amount_minor), 0) from sandbox_dispute
                where charge_reference = ? and withdrawn_at is not null and status <> 'WON'
                """).param(chargeReference).query(Long.class).single();
    }

    Optional<Dispute> findDispute(String reference) {
        return jdbc.sql("select * from sandbox_dispute where reference = ?")
                .param(reference)
                .query((row, number) -> new Dispute(
                        row.getString("reference"),
                        row.getString("charge_reference"),
                        amount(row),
                        row.getString("reason"),
                        Dispute.Status.valueOf(row.getString("status")),
                        row.getTimestamp("withdrawn_at") != null
                                && !row.getString("status").equals("WON"),
                        UtcTime.read(row, "opened_at").plus(TIME_FOR_EVIDENCE)))
                .optional();
    }

    List<Movement> chargebacks(Instant from, Instant to) {
        return jdbc.sql("""
                select reference, charge_reference, amount_minor, currency, withdrawn_at as at, 'CHARGEBACK' as kind
                from sandbox_dispute where withdrawn_at >= :from and withdrawn_at < :to
                union all
                select reference, charge_reference, amount_minor, currency, closed_at, 'CHARGEBACK_REVERSAL'
                from sandbox_dispute where status = 'WON' and withdrawn_at is not null and closed_at >= :from and closed_at < :to
                """)
                .param("from", UtcTime.of(from))
                .param("to", UtcTime.of(to))
                .query((row, number) -> new Movement(
                        Movement.Kind.valueOf(row.getString("kind")),
                        null,
                        row.getString("reference"),
                        row.getString("charge_reference"),
                        amount(row),
                        true,
                        UtcTime.read(row, "at")))
                .list();
    }

    private static Money amount(ResultSet row) throws SQLException {
        return Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"));
    }

    /** @param announced false keeps it back until somebody asks for its delivery */
    SandboxEvent tell(Subject subject, @Nullable String key, String reference, boolean announced) {
        SandboxEvent event = new SandboxEvent(identifiers.next("sev"), subject, key, reference, clock.instant(), null);
        jdbc.sql("""
                insert into sandbox_event (id, subject, movement_key, reference, occurred_at, announced)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.asList(
                        event.id(), subject.name(), key, reference, UtcTime.of(event.occurredAt()), announced))
                .update();
        return event;
    }

    Optional<SandboxEvent> event(String id) {
        return jdbc.sql(EVENTS + "where id = ?")
                .param(id)
                .query(UtcTime.rows(SandboxEvent.class))
                .optional();
    }

    List<SandboxEvent> undelivered(int most) {
        return jdbc.sql(EVENTS + "where delivered_at is null and announced = true order by id limit ?")
                .param(most)
                .query(UtcTime.rows(SandboxEvent.class))
                .list();
    }

    List<SandboxEvent> newest(int most) {
        return jdbc.sql(EVENTS + "order by id desc limit ?")
                .param(most)
                .query(UtcTime.rows(SandboxEvent.class))
                .list();
    }

    void delivered(String id) {
        jdbc.sql("update sandbox_event set delivered_at = ? where id = ? and delivered_at is null")
                .params(UtcTime.of(clock.instant()), id)
                .update();
    }
}
