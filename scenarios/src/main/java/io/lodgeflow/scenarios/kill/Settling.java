package io.lodgeflow.scenarios.kill;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * Waits until the server has ended what it had begun: no payment without outcome, no refund without confirmation, no
 * change half done, nothing due. It looks again and again at what the server says, to a limit: the process is another
 * one, so there is nothing to be woken by.
 */
final class Settling {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Set<String> OPEN = Set.of("processing", "requested");

    private final Ledger ledger;
    private final Line operations;

    Settling(Ledger ledger, Line operations) {
        this.ledger = ledger;
        this.operations = operations;
    }

    /** @return what is still not settled after the limit */
    List<Booking> await() {
        long end = System.nanoTime() + LIMIT.toNanos();
        List<Booking> open = ledger.bookings();
        while (true) {
            operations.travel("PT0S"); // moves nothing, ends what is due
            open = open.stream().filter(this::isOpen).toList();
            if (open.isEmpty() || System.nanoTime() > end) {
                operations.travel("PT0S"); // publishes and sends what the last of them has left
                return open;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private boolean isOpen(Booking before) {
        Booking now = operations.read(before.id(), before.account()).orElseThrow();
        ledger.seen(now);
        JsonNode money =
                operations.get("/v1/reservations/" + before.id() + "/payments").json();
        return !now.isSettled()
                || money.at("/payments").findValuesAsString("status").stream().anyMatch(OPEN::contains)
                || money.at("/refunds").findValuesAsString("status").stream().anyMatch(OPEN::contains);
    }
}
