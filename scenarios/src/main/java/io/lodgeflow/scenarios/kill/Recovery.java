package io.lodgeflow.scenarios.kill;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.kill.Asked.What;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the callers do after a restart: look for what they were promised, repeat what was not answered. */
final class Recovery {

    private static final int TRIES = 10;
    /** Refusals that ask to come back in a moment; see the API's problem codes. */
    private static final Set<String> LATER = Set.of("busy", "not_ready");

    private final Ledger ledger;
    private final Map<String, Line> lines = new HashMap<>();
    private final Line operations;

    Recovery(URI server, Ledger ledger) {
        this.ledger = ledger;
        for (String account : List.of("guest.en", "guest.ko", "vip")) {
            lines.put(account, Line.of(server, account, ledger));
        }
        operations = Line.of(server, "operations", ledger);
    }

    Line operations() {
        return operations;
    }

    /** The clock did not go back, the bookings are as they were or further, the captured payments are captured. */
    void check() {
        Instant now = Instant.parse(operations.get("/v1/sandbox/clock").at("/now"));
        if (now.isBefore(ledger.clock())) {
            ledger.fault("the clock was " + ledger.clock() + " and is " + now);
        }
        ledger.clockIs(now);
        for (Booking booking : ledger.bookings()) {
            Optional<Booking> found = line(booking.account()).read(booking.id(), booking.account());
            found.ifPresentOrElse(ledger::seenAgain, () -> ledger.fault("an acknowledged booking is lost: " + booking));
        }
        ledger.payments().forEach(this::checkPayment);
    }

    private void checkPayment(String id, String told) {
        Answer found = operations.get("/v1/payments/" + id);
        boolean outcomeKnown = !told.equals("processing");
        if (found.status() != 200 || (outcomeKnown && !found.at("/status").equals(told))) {
            ledger.fault("payment " + id + " was told to be " + told + " and is " + found.status() + found.text());
        }
    }

    /**
     * Sends every unanswered request again, twice: the second time must give what the first gave. Those that were refused
     * before leave nothing, which the final look into the database shows.
     */
    void repeatUnanswered() {
        for (Asked request : ledger.unanswered()) {
            Answer first = insistently(request);
            if (first.status() < 300) {
                checkSame(request, first, insistently(request));
            }
        }
    }

    /** Sends the latest granted requests again, as a caller does who is not sure: same answer, nothing new. */
    void repeatGranted(What what, int most) {
        List<Asked> granted = ledger.granted(what);
        for (Asked request : granted.subList(Math.max(0, granted.size() - most), granted.size())) {
            checkSame(
                    request,
                    ledger.answerTo(request).orElseThrow(),
                    line(request.account()).ask(request, ""));
        }
    }

    private void checkSame(Asked request, Answer first, Answer again) {
        if (again.status() >= 300 || !again.at("/id").equals(first.at("/id"))) {
            ledger.fault(request + " was answered " + first.text() + " and repeated " + again.text());
        }
    }

    private Answer insistently(Asked request) {
        @Nullable Answer answer = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            answer = line(request.account()).ask(request, "wait=10");
            if (answer.status() < 500 && !LATER.contains(answer.at("/code"))) {
                return answer;
            }
        }
        return java.util.Objects.requireNonNull(answer);
    }

    private Line line(String account) {
        return java.util.Objects.requireNonNull(lines.get(account));
    }
}
