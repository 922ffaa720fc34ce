package io.lodgeflow.scenarios.kill;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.scenarios.kill.Asked.What;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole database compared with itself and with what the callers know, while no server runs. */
final class BooksAtRest {

    /** Each of these happens once in the life of a booking, however often it is asked for or begun. */
    private static final String ONCE =
            "'PLACED', 'CONFIRMED', 'EXPIRED', 'CANCELED', 'NO_SHOW', 'CHECKED_IN', 'CHECKED_OUT',"
                    + " 'FEEDBACK_REQUESTED'";

    /** What is always told to the guest, and the kind of the message. */
    private static final Map<String, String> TOLD = Map.of(
            "CONFIRMED", "CONFIRMATION",
            "PAYMENT_RECEIVED", "PAYMENT_RECEIPT",
            "PAYMENT_DECLINED", "PAYMENT_DECLINED",
            "EXPIRED", "HOLD_EXPIRED",
            "CANCELED", "CANCELLATION",
            "REFUNDED", "REFUND",
            "NO_SHOW", "NO_SHOW",
            "CHECKED_OUT", "CHECK_OUT_RECEIPT");

    private final JdbcTemplate jdbc;
    private final List<String> faults = new ArrayList<>();

    private BooksAtRest(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** True of every state that a kill can leave: each transaction is there or not. */
    static List<String> faultsAfterKill(JdbcTemplate jdbc) {
        BooksAtRest books = new BooksAtRest(jdbc);
        books.faults.addAll(new BooksCheck(JdbcClient.create(jdbc)).violations());
        books.happenedOnce();
        return books.faults;
    }

    /** True when a server has settled everything and ended: also nothing is left undone, and nothing is there unasked. */
    static List<String> faultsWhenSettled(JdbcTemplate jdbc, Ledger ledger) {
        BooksAtRest books = new BooksAtRest(jdbc);
        books.faults.addAll(faultsAfterKill(jdbc));
        books.nothingIsLeftToDo();
        books.everybodyWasTold();
        books.exactly("reservation", "select id from reservation", ledger.idsOf(What.PLACE));
        books.exactly(
                "payment",
                "select id from payment_attempt where purpose = 'BOOKING'"
                        + " or (purpose = 'BALANCE' and submitted_by like 'guest:%')", // a rest, paid online
                ledger.payments().keySet());
        return books.faults;
    }

    /** For the reader of a failure. */
    static List<String> engineWaitsFor(JdbcTemplate jdbc) {
        BooksAtRest books = new BooksAtRest(jdbc);
        books.list("call", "select business_key, activity, next_try_at, tries_left, error from engine_call");
        books.list("incident", "select kind, since, step from engine_incident");
        return books.faults;
    }

    private void happenedOnce() {
        list(
                "happened twice",
                "select reservation_id, type, count(*) as times from reservation_event where type in (" + ONCE
                        + ") group by reservation_id, type having count(*) > 1");
        list(
                "charged twice for the booking",
                "select reservation_id from payment_attempt where purpose = 'BOOKING' and status = 'CAPTURED'"
                        + " group by reservation_id having count(*) > 1");
        list("message written twice", "select message_key from guest_message group by message_key having count(*) > 1");
    }

    private void nothingIsLeftToDo() {
        none("unpublished event", "select count(*) from reservation_event where published_at is null");
        none("message not sent", "select count(*) from guest_message where sent_at is null");
        none(
                "payment without outcome",
                "select count(*) from payment_attempt where status in ('SUBMITTED', 'UNKNOWN')");
        none("refund without outcome", "select count(*) from refund where status in ('REQUESTED', 'PENDING')");
        none("change without outcome", "select count(*) from reservation_modification where status = 'OPEN'");
        none("remote call not made", "select count(*) from engine_call");
        none("incident", "select count(*) from engine_incident");
        none("timer or step given up", "select count(*) from engine_job where tries_left = 0");
        none("timer or step that a dead server holds", "select count(*) from engine_job where locked_by is not null");
    }

    private void everybodyWasTold() {
        TOLD.forEach((event, message) -> list(
                event + " without its message",
                "select e.id, e.reservation_id from reservation_event e where e.type = '" + event
                        + "' and not exists (select 1 from guest_message m where m.message_key = concat(e.id, ':"
                        + message
                        + "'))"));
    }

    /** Nobody got what he did not ask for, and everybody has what he was promised. */
    private void exactly(String what, String query, Collection<String> promised) {
        Collection<String> there = new TreeSet<>(jdbc.queryForList(query, String.class));
        Collection<String> unasked = new TreeSet<>(there);
        unasked.removeAll(promised);
        Collection<String> lost = new TreeSet<>(promised);
        lost.removeAll(there);
        unasked.forEach(id -> faults.add(what + " that nobody was told of: " + id));
        lost.forEach(id -> faults.add(what + " promised and lost: " + id));
    }

    private void none(String what, String query) {
        Integer count = jdbc.queryForObject(query, Integer.class);
        if (count == null || count > 0) {
            faults.add(count + " x " + what);
        }
    }

    private void list(String what, String query) {
        for (Map<String, @Nullable Object> row : jdbc.queryForList(query)) {
            faults.add(what + ": " + row);
        }
    }
}
