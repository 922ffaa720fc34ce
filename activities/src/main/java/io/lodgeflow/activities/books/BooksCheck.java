package io.lodgeflow.activities.books;

import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.time.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the whole database and lists every contradiction. Meant for a moment when nothing runs: between two reads the
 * books change. Works on the bare database, without the application.
 */
public final class BooksCheck {

    private static final int SHOWN = 20;

    private final JdbcClient jdbc;
    private final List<String> violations = new ArrayList<>();

    public BooksCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One sentence for each contradiction, the first {@value #SHOWN} of each kind; empty when the books are right. */
    public List<String> violations() {
        violations.clear();
        nightsAddUp();
        roomsAreUsedOnce();
        foliosBalance();
        pointsAddUp();
        moneyIsOnTheBooksOnce();
        disputesAreAnswered();
        workflowsFitStates();
        historiesFitStates();
        closuresFitBookings();
        return List.copyOf(violations);
    }

    /**
     * No night beyond its limit, and each has exactly the rooms that reservations hold. Nights of which nothing is taken,
     * most of a calendar, stay in the database: only those that reservations should hold could be wrong.
     */
    private void nightsAddUp() {
        Map<String, Integer> expected = expectedNights();
        List<String> oversold = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        jdbc.sql("""
                select room_type_id, stay_date, reserved, sell_limit from room_type_night
                where reserved <> 0 or sell_limit < 0
                """).query(row -> {
            String night = row.getString(1) + " " + row.getObject(2, LocalDate.class);
            int reserved = row.getInt(3);
            int held = Objects.requireNonNullElse(expected.remove(night), 0);
            if (reserved > row.getInt(4) || reserved < 0) {
                oversold.add("night oversold: " + night + " has " + reserved + " reserved of " + row.getInt(4));
            }
            if (held != reserved) {
                wrong.add("night " + night + " has " + reserved + " reserved, reservations hold " + held);
            }
        });
        expected.forEach((night, held) -> wrong.add(
                "night " + night + " has none reserved or is not in the calendar, reservations hold " + held));
        oversold.stream().limit(SHOWN).forEach(violations::add);
        wrong.stream().limit(SHOWN).forEach(violations::add);
    }

    private Map<String, Integer> expectedNights() {
        Map<String, Integer> nights = new HashMap<>();
        jdbc.sql("""
                select r.room_type_id, r.arrival, r.departure, r.rooms, r.status, r.ended_at, h.time_zone
                from reservation r join hotel h on h.id = r.hotel_id
                """).query(row -> {
            StayDates stay = stay(row, 2);
            LocalDate until = usedUntil(
                    ReservationStatus.valueOf(row.getString(5)),
                    stay,
                    UtcTime.readIfAny(row, "ended_at"),
                    ZoneId.of(row.getString(7)));
            for (LocalDate date : stay.roomDates()) {
                if (date.isBefore(until)) {
                    nights.merge(row.getString(1) + " " + date, row.getInt(4), Integer::sum);
                }
            }
        });
        heldForChanges(nights);
        jdbc.sql("select room_type_id, stay_date from room_out_night").query(row -> {
            nights.merge(row.getString(1) + " " + row.getObject(2, LocalDate.class), 1, Integer::sum);
        });
        return nights;
    }

    /** While a change waits for its charge it holds what the new stay needs beyond the old one. */
    private void heldForChanges(Map<String, Integer> nights) {
        jdbc.sql("""
                select m.room_type_id, m.arrival, m.departure, m.rooms, r.room_type_id, r.arrival, r.departure, r.rooms
                from reservation_modification m join reservation r on r.id = m.reservation_id where m.status = 'OPEN'
                """).query(row -> {
            boolean sameType = row.getString(1).equals(row.getString(5));
            List<LocalDate> oldDates = sameType ? stay(row, 6).roomDates() : List.of();
            for (LocalDate date : stay(row, 2).roomDates()) {
                int more = row.getInt(4) - (oldDates.contains(date) ? row.getInt(8) : 0);
                if (more > 0) {
                    nights.merge(row.getString(1) + " " + date, more, Integer::sum);
                }
            }
        });
    }

    private static StayDates stay(ResultSet row, int arrivalColumn) throws SQLException {
        return new StayDates(
                Objects.requireNonNull(row.getObject(arrivalColumn, LocalDate.class)),
                Objects.requireNonNull(row.getObject(arrivalColumn + 1, LocalDate.class)));
    }

    private static LocalDate usedUntil(ReservationStatus status, StayDates stay, @Nullable Instant ended, ZoneId zone) {
        if (status.holdsNights() || ended == null) {
            return stay.roomFreeFrom();
        }
        LocalDate endedOn = ended.atZone(zone).toLocalDate();
        LocalDate afterFirst = stay.arrival().plusDays(1);
        return status == ReservationStatus.CHECKED_OUT && endedOn.isBefore(afterFirst) ? afterFirst : endedOn;
    }

    /** The key forbids double use; what is left to check is that everybody has the rooms the reservation says. */
    private void roomsAreUsedOnce() {
        each(
                "select room_id, stay_date from room_night group by room_id, stay_date having count(*) > 1",
                "room used twice");
        each("""
            select r.id, r.status from reservation r
            where r.rooms_assigned = true and r.status in ('CONFIRMED', 'PAID', 'CHECKED_IN')
              and (select count(*) from room_night n where n.reservation_id = r.id)
                  <> r.rooms * greatest(1, timestampdiff(day, r.arrival, r.departure))
            """, "rooms assigned do not cover the stay");
        each("""
            select n.reservation_id, n.room_id, n.stay_date from room_night n
            join reservation r on r.id = n.reservation_id join room m on m.id = n.room_id where m.hotel_id <> r.hotel_id
            """, "room of another hotel");
    }

    /** A closed booking owes nothing and has nothing left; a paid one has its price on the folio. */
    private void foliosBalance() {
        each("""
            select r.id, r.status, sum(f.amount_minor) from reservation r join folio_posting f on f.reservation_id = r.id
            where (r.status in ('CHECKED_OUT', 'NO_SHOW', 'REFUNDED', 'CANCELED')
               and r.payment_status <> 'REFUND_PENDING'
               and not exists (select 1 from refund d where d.reservation_id = r.id
                   and d.status in ('REQUESTED', 'PENDING', 'FAILED'))
               and not exists (select 1 from payment_dispute p where p.reservation_id = r.id
                   and p.settled_at is null))
               and not exists (select 1 from payment_attempt b where b.reservation_id = r.id
                   and b.purpose = 'BALANCE' and b.status <> 'CAPTURED')
            group by r.id, r.status having sum(f.amount_minor) <> 0
            """, "folio does not balance");
        each(
                "select reservation_id from folio_posting group by reservation_id having count(distinct currency) > 1",
                "folio mixes currencies");
        each("""
            select r.id, r.status from reservation r where r.status = 'PAID' and not exists
                (select 1 from folio_posting f where f.reservation_id = r.id and f.type in ('PAYMENT', 'POINTS'))
            """, "paid without a payment on the folio");
        each("""
            select r.id, r.paid_minor, -coalesce(sum(f.amount_minor), 0) from reservation r left join folio_posting f
                on f.reservation_id = r.id and f.type in ('PAYMENT', 'REFUND', 'CHARGEBACK', 'POINTS')
            where not exists (select 1 from payment_dispute p where p.reservation_id = r.id)
            group by r.id, r.paid_minor having r.paid_minor <> -coalesce(sum(f.amount_minor), 0)
            """, "what is paid and the folio differ");
        each("""
            select r.id, r.payment_status, r.paid_minor, r.due_minor from reservation r
            where r.payment_status = 'PAID' and (r.due_minor > 0 or (r.paid_minor = 0 and r.total_minor > 0))
                or r.payment_status in ('UNPAID', 'REFUNDED') and r.paid_minor > 0
            """, "state of payment and its money differ");
    }

    /** Accounts, ledger, bookings and folios tell the same of points. */
    private void pointsAddUp() {
        each("""
            select a.account_id, a.balance, a.owed from points_account a
            where a.balance - a.owed <> (select coalesce(sum(e.points), 0) from points_entry e where e.account_id = a.account_id)
            """, "points account and its ledger differ");
        each("""
            select e.account_id from points_entry e left join points_account a on a.account_id = e.account_id
            where a.account_id is null
            """, "points without an account");
        each("""
            select r.id, r.points_used, r.points_earned from reservation r
            left join points_entry e on e.reservation_id = r.id
            group by r.id, r.points_used, r.points_earned
            having r.points_used <> -coalesce(sum(case when e.kind in ('USED', 'RETURNED') then e.points end), 0)
                or r.points_earned <> coalesce(sum(case when e.kind in ('EARNED', 'TAKEN_BACK') then e.points end), 0)
            """, "booking and points ledger differ");
        each("""
            select r.id, r.points_used from reservation r left join folio_posting f
                on f.reservation_id = r.id and f.type = 'POINTS'
            group by r.id, r.points_used, r.point_value_minor
            having r.points_used * r.point_value_minor <> -coalesce(sum(f.amount_minor), 0)
            """, "points and folio differ");
        each("""
            select id, points_used, points_to_return from reservation
            where points_to_return not between 0 and points_used
            """, "more points promised back than were used");
    }

    /**
     * What was captured is posted once, and what is posted was captured. Where the sandbox was the gateway, its books are
     * here too and must say the same; Stripe's are compared by {@link GatewayReconciliation}.
     */
    private void moneyIsOnTheBooksOnce() {
        each("""
            select a.id, a.status, a.amount_minor, m.amount_minor, f.amount_minor from payment_attempt a
            left join sandbox_movement m on m.movement_key = a.gateway_key and m.outcome = 'captured'
            left join stripe_intent s on s.gateway_key = a.gateway_key
            left join folio_posting f on f.posting_key = a.gateway_key
            where (a.status = 'CAPTURED' and a.purpose <> 'AT_HOTEL' and a.amount_minor > 0 and s.gateway_key is null
                    and (m.amount_minor is null or m.amount_minor <> a.amount_minor))
               or (a.status = 'CAPTURED' and a.amount_minor > 0 and (f.amount_minor is null or f.amount_minor <> -a.amount_minor))
               or (a.status <> 'CAPTURED' and f.amount_minor is not null)
               or (a.status = 'DECLINED' and m.amount_minor is not null)
            """, "payment, gateway and folio differ");
        each("""
            select m.movement_key, m.kind from sandbox_movement m
            left join payment_attempt a on a.gateway_key = m.movement_key
            left join refund f on f.gateway_key = m.movement_key
            where a.id is null and f.id is null and m.outcome = 'captured' and m.kind <> 'setup'
                and not exists (select 1 from refund g where g.gateway_reference = m.reference)
            """, "gateway moved money nobody asked for");
        each("""
            select f.id, f.status, f.amount_minor, m.outcome, m.amount_minor from refund f
            join sandbox_movement m on m.movement_key = f.gateway_key
            where (f.status = 'SUCCEEDED' and f.gateway_reference not like 'by-hand:%'
                    and not exists (select 1 from sandbox_movement d where d.reference = f.gateway_reference
                        and d.outcome = 'captured' and d.amount_minor = f.amount_minor))
               or (f.status = 'FAILED' and m.outcome = 'captured')
            """, "refund and gateway differ");
        each("""
            select f.id, f.status from refund f
            left join folio_posting p on p.posting_key = f.gateway_key
            where (f.status = 'SUCCEEDED' and (p.amount_minor is null or p.amount_minor <> f.amount_minor))
               or (f.status <> 'SUCCEEDED' and p.amount_minor is not null)
            """, "refund and folio differ");
        each("""
            select a.id from payment_attempt a
            where a.refunded_minor <> (select coalesce(sum(f.amount_minor), 0) from refund f
                where f.payment_attempt_id = a.id and f.status <> 'CANCELED')
            """, "refunds of a payment do not add up");
    }

    /** What a bank took back for good is on the folio, and what is disputed has a process that cares for it. */
    private void disputesAreAnswered() {
        each("""
            select d.reference, d.status from payment_dispute d left join folio_posting f
                on f.posting_key = concat(d.reference, ':chargeback')
            where (d.status = 'LOST' and d.settled_at is not null
                    and (f.amount_minor is null or f.amount_minor <> d.amount_minor))
               or (d.status <> 'LOST' and f.amount_minor is not null and not exists (select 1 from folio_posting g
                    where g.posting_key = concat(d.reference, ':chargeback-reversed')))
            """, "chargeback and folio differ");
        each("""
            select d.reference, d.status from payment_dispute d where d.settled_at is null and not exists
                (select 1 from engine_instance e where e.business_key = d.reservation_id and e.process = 'dispute')
            """, "dispute that no process cares for");
    }

    /**
     * A living booking has one workflow, an ended one has none unless its refund is under way. Where another refund process of
     * the booking was faster, the slower one finds nothing left when it asks again, and ends.
     */
    private void workflowsFitStates() {
        each("""
            select r.id, r.status from reservation r where r.status in ('PENDING', 'CONFIRMED', 'PAID', 'CHECKED_IN')
                and (select count(*) from engine_instance e where e.business_key = r.id and not e.called
                    and e.process = 'reservation') <> 1
            """, "living booking without its one workflow");
        each("""
            select r.id, r.status from reservation r
            where (r.status in ('CHECKED_OUT', 'NO_SHOW', 'REFUNDED')
                or (r.status = 'CANCELED' and r.payment_status <> 'REFUND_PENDING'))
              and exists (select 1 from engine_instance e where e.business_key = r.id and not e.called
                and e.process = 'reservation')
              and not exists (select 1 from engine_call t where t.business_key = r.id
                and t.activity = 'RefundPayment' and t.tries_left > 0)
            """, "workflow left open after its booking ended");
        each("""
            select e.business_key from engine_instance e left join reservation r on r.id = e.business_key
            where not e.called and r.id is null
            """, "workflow without a reservation");
        each("""
            select e.business_key, e.instance_id from engine_instance e where e.process = 'refund'
              and not exists (select 1 from refund f where f.reservation_id = e.business_key
                and f.status in ('REQUESTED', 'PENDING', 'FAILED'))
              and not exists (select 1 from engine_call t where t.business_key = e.business_key
                and t.activity = 'RefundPayment' and t.tries_left > 0)
            """, "refund process without a refund");
        each("""
            select f.id, f.status from refund f where f.status in ('REQUESTED', 'PENDING', 'FAILED') and not exists
                (select 1 from engine_instance e where e.business_key = f.reservation_id and e.process = 'refund')
            """, "refund that no process cares for");
        each("""
            select a.id, a.reservation_id from payment_attempt a where a.status = 'UNDECIDED' and not exists
                (select 1 from engine_instance e where e.business_key = a.reservation_id and e.process = 'late-payment')
            """, "undecided payment that no process follows");
    }

    /** The last recorded transition is the present state. */
    private void historiesFitStates() {
        each("""
            select r.id, r.status from reservation r
            where r.status <> (select e.to_status from reservation_event e where e.id =
                (select max(l.id) from reservation_event l where l.reservation_id = r.id and l.to_status is not null))
               or not exists (select 1 from reservation_event e where e.reservation_id = r.id)
            """, "history ends in another state");
    }

    /** Each booking of a hotel that closes is cared for by one process until it is settled, and moved at most once. */
    private void closuresFitBookings() {
        each("""
            select i.reservation_id, i.state from hotel_closure_item i
            where (select count(*) from engine_instance e where e.business_key = i.reservation_id and e.process = 'closure')
                <> case when i.state in ('STARTED', 'OFFERED') then 1 else 0 end
            """, "closure of a booking without its one process");
        each("""
            select i.reservation_id, i.outcome, r.status from hotel_closure_item i
            join reservation r on r.id = i.reservation_id
            where (i.state = 'SETTLED' and r.status in ('PENDING', 'CONFIRMED', 'PAID'))
               or (i.new_reservation_id is not null and (i.outcome is null or i.outcome <> 'MOVED'))
               or (i.outcome = 'MOVED' and (r.status not in ('CANCELED', 'REFUNDED') or not exists
                   (select 1 from reservation n where n.id = i.new_reservation_id)))
            """, "closure and booking differ");
        each("""
            select c.id from campaign c join hotel h on h.id = c.hotel_id where h.deleted_at is null
               or (c.state = 'FINISHED' and exists (select 1 from hotel_closure_item i
                   where i.closure_id = c.id and i.state <> 'SETTLED'))
            """, "closure of an open hotel, or finished with bookings left");
    }

    private void each(String query, String sentence) {
        jdbc.sql(query).withMaxRows(SHOWN).query().listOfRows().forEach(row -> violations.add(sentence + ": " + row));
    }
}
