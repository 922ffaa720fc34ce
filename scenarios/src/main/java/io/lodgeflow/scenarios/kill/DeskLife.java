package io.lodgeflow.scenarios.kill;

import io.lodgeflow.scenarios.Http.Answer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The operations account: it lets time pass, and checks guests in and out at every desk. */
final class DeskLife {

    /** Together less than the two days for which the server remembers keys, so that requests can still be repeated. */
    private static final int LONG_JOURNEYS = 3;

    private final Line line;
    private final Ledger ledger;
    private final Random random;
    private int longJourneys;

    DeskLife(Line line, Ledger ledger, Random random) {
        this.line = line;
        this.ledger = ledger;
        this.random = random;
    }

    /** One work. */
    void act() {
        int chance = random.nextInt(100);
        if (chance < 12) {
            line.travel("PT16M");
        } else if (chance < 30 && longJourneys < LONG_JOURNEYS) {
            longJourneys++;
            line.travel("PT" + (7 + random.nextInt(6)) + "H");
        } else {
            workAtDesk();
        }
    }

    private void workAtDesk() {
        LocalDate today = ledger.clock().atZone(ZoneOffset.UTC).toLocalDate();
        List<Booking> due = ledger.bookings().stream()
                .filter(booking -> booking.status().holdsNights())
                .filter(booking -> !booking.arrival().isAfter(today.plusDays(1)))
                .toList();
        if (due.isEmpty()) {
            line.get("/v1/work-items");
            return;
        }
        Booking booking = due.get(random.nextInt(due.size()));
        if (booking.isUpcoming()) {
            boolean gone = random.nextInt(8) == 0;
            act(booking, gone ? "no-show" : "check-in", gone ? null : "{\"reason\": \"Nobody cleans here\"}");
        } else {
            act(booking, "check-out", "{\"settlement\": \"CARD_TERMINAL\"}");
        }
    }

    private void act(Booking booking, String action, @Nullable String body) {
        Answer answer = line.act("/v1/reservations/" + booking.id() + "/actions/" + action, body);
        if (answer.status() == 200) {
            ledger.seen(Booking.of(booking.account(), answer));
        }
    }
}
