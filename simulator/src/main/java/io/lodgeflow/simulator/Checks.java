package io.lodgeflow.simulator;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Product;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true, of the product's books and of what the gateway really moved. */
final class Checks {

    /** Postings of money that the gateway moved; what the front desk took or support gave back is not. */
    private static final String POSTED_BY_GATEWAY = """
        select f.posting_key, f.amount_minor from folio_posting f join payment_attempt a on a.gateway_key = f.posting_key
        where a.purpose <> 'AT_HOTEL' and a.amount_minor > 0
        union all
        select f.posting_key, f.amount_minor from folio_posting f join refund d on d.gateway_key = f.posting_key
        join payment_attempt a on a.id = d.payment_attempt_id
        where a.purpose <> 'AT_HOTEL' and coalesce(d.gateway_reference, '') not like 'by-hand:%'
        """;

    private static final String ORDERED =
            "select gateway_key from payment_attempt union all select gateway_key from refund";

    private static final Pattern RESERVATION = Pattern.compile("res_[0-9a-z]+_[0-9]+");

    /** In the order in which a reader wants them. */
    private static final List<String> BOOKS = List.of(
            "select posted_at, type, amount_minor, posting_key from folio_posting where reservation_id = ? order by"
                    + " sequence",
            "select id, purpose, status, amount_minor, gateway_key from payment_attempt where reservation_id = ? order"
                    + " by id",
            "select id, reason, status, approval, amount_minor, gateway_key from refund where reservation_id = ? order"
                    + " by id",
            "select id, status, difference_minor, refund_minor from reservation_modification where reservation_id = ?"
                    + " order by created_at, id");

    private final Product product;
    private final SimulatedGateway gateway;
    private final List<String> violations;

    Checks(Product product, SimulatedGateway gateway, List<String> violations) {
        this.product = product;
        this.gateway = gateway;
        this.violations = violations;
    }

    /** Until the product has heard that a refund was returned, its folio still has it. */
    private Set<String> returned() {
        return gateway.orders().stream()
                .filter(order -> order.returned)
                .map(order -> order.key)
                .collect(Collectors.toSet());
    }

    /** True after every step: nothing is posted that did not move, nothing moves that was not stored, nothing is oversold. */
    void afterStep() {
        Map<String, Long> moved = moved();
        Set<String> returned = returned();
        posted().forEach((key, amount) -> {
            if (!amount.equals(moved.get(key)) && !returned.contains(key)) {
                violations.add(key + " is posted with " + amount + ", the gateway moved " + moved.get(key));
            }
        });
        Set<String> ordered = new HashSet<>(product.texts(ORDERED));
        moved.forEach((key, amount) -> {
            if (!ordered.contains(key)) {
                violations.add("the gateway moved " + amount + " by " + key + ", which nobody has stored");
            }
        });
        Set<String> stored = new HashSet<>(product.texts("select event_id from gateway_event"));
        gateway.acknowledged().stream()
                .filter(event -> !stored.contains(event))
                .forEach(event -> violations.add(event + " of the gateway was acknowledged, and is not stored"));
        each(
                "select room_type_id, stay_date, reserved, sell_limit from room_type_night where reserved > sell_limit",
                "oversold");
    }

    /** True when everything has come to rest. */
    void atRest() {
        afterStep();
        Map<String, Long> posted = posted();
        returned().stream()
                .filter(posted::containsKey)
                .forEach(key -> violations.add(key + " was returned by the bank, and the folio still has it"));
        moved().forEach((key, amount) -> {
            if (!posted.containsKey(key)) {
                violations.add("the gateway moved " + amount + " by " + key + ", and no folio has it");
            }
        });
        everyBookingIsOverOrExplained();
        folioOfWhatIsOverIsEven();
        each(
                "select reservation_id, gateway_key from payment_attempt where purpose = 'BOOKING' and status ="
                        + " 'CAPTURED' and reservation_id in (select reservation_id from payment_attempt where purpose ="
                        + " 'BOOKING' and status = 'CAPTURED' group by reservation_id having count(*) > 1)",
                "paid more than once");
        each("select job_id, process, step from engine_job where tries_left = 0", "a step has failed for good");
        each("select activity, error from engine_call where tries_left = 0", "a call has been given up");
        each("select id, type from reservation_event where published_at is null", "nobody was told");
        each("select message_key from guest_message where sent_at is null", "message not sent");
        mirrorGateway();
        violations.addAll(new BooksCheck(JdbcClient.create(jdbc())).violations());
    }

    /** What the product has stored of the bookings that the violations name, for a reader who has to find out why. */
    List<String> books() {
        return RESERVATION
                .matcher(String.join(" ", violations))
                .results()
                .map(MatchResult::group)
                .distinct()
                .flatMap(reservation -> BOOKS.stream()
                        .flatMap(query -> jdbc().queryForList(query, reservation).stream())
                        .map(row -> reservation + " " + row))
                .toList();
    }

    /** An open booking waits for a person who has been told; whoever looks at incidents has looked at them. */
    private void everyBookingIsOverOrExplained() {
        String explained =
                " and not exists (select 1 from work_item w where w.reservation_id = r.id and w.done_at is null)";
        each(
                "select r.id, r.status, r.payment_status from reservation r where r.status in ('PENDING', 'CONFIRMED',"
                        + " 'PAID', 'CHECKED_IN')" + explained,
                "neither over nor explained");
        each(
                "select r.id, d.id, d.status, d.approval from reservation r join refund d on d.reservation_id = r.id"
                        + " where (d.status in ('PENDING', 'FAILED') or (d.status = 'REQUESTED' and d.approval <>"
                        + " 'AWAITED'))"
                        + explained,
                "refund neither made nor explained");
        each(
                "select r.id, a.id, a.status from reservation r join payment_attempt a on a.reservation_id = r.id"
                        + " where a.status in ('SUBMITTED', 'UNKNOWN')" + explained,
                "payment without outcome, and not explained");
    }

    /** Paid = what was booked in the end + what went back. */
    private void folioOfWhatIsOverIsEven() {
        each("""
            select f.reservation_id, sum(f.amount_minor) from folio_posting f join reservation r on r.id = f.reservation_id
            where r.status in ('CHECKED_OUT', 'NO_SHOW', 'CANCELED', 'REFUNDED')
              and not exists (select 1 from refund d where d.reservation_id = r.id
                  and d.status in ('REQUESTED', 'PENDING', 'FAILED'))
              and not exists (select 1 from work_item w where w.reservation_id = r.id and w.done_at is null)
            group by f.reservation_id having sum(f.amount_minor) <> 0
            """, "paid is not booked and refunded");
    }

    private Map<String, Long> moved() {
        Map<String, Long> moved = new TreeMap<>();
        for (SimulatedOrder order : gateway.orders()) {
            if (order.hasMoved()) {
                long minor = order.amount.minorUnits();
                moved.put(order.key, order.isCharge() ? -minor : minor);
            }
        }
        return moved;
    }

    private Map<String, Long> posted() {
        Map<String, Long> posted = new HashMap<>();
        jdbc().query(POSTED_BY_GATEWAY, row -> {
            posted.merge(row.getString(1), row.getLong(2), Long::sum);
        });
        return new TreeMap<>(posted);
    }

    /** The product's own check reads the gateway's books where the sandbox keeps them. */
    private void mirrorGateway() {
        LocalDateTime now = LocalDateTime.ofInstant(product.now(), ZoneOffset.UTC);
        product.bean(Transactions.class).run(() -> {
            jdbc().update("delete from sandbox_movement");
            for (SimulatedOrder order : gateway.orders()) {
                jdbc().update(
                                "insert into sandbox_movement (movement_key, kind, reference, charge_reference,"
                                        + " amount_minor, currency, outcome, calls, created_at) values (?, ?, ?, ?, ?, ?,"
                                        + " ?, 1, ?)",
                                order.key,
                                order.isCharge() ? "charge" : "refund",
                                order.reference,
                                order.chargeReference,
                                order.amount.minorUnits(),
                                order.amount.currencyCode(),
                                order.hasMoved() ? "captured" : "declined",
                                now);
            }
        });
    }

    private void each(String query, String sentence) {
        for (Map<String, @Nullable Object> row : jdbc().queryForList(query)) {
            violations.add(sentence + ": " + row);
        }
    }

    private JdbcTemplate jdbc() {
        return product.jdbc();
    }
}
