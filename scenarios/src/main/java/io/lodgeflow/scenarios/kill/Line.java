package io.lodgeflow.scenarios.kill;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A caller's line to the server. Whatever goes over it is in the ledger before it is sent; when the server dies, {@link
 * java.io.UncheckedIOException} ends the call.
 */
final class Line {

    /** Lost races, changed or ended bookings, dates that have passed: the rules at work. */
    private static final Set<Integer> REFUSALS = Set.of(409, 412, 422);

    private final String account;
    private final Http http;
    private final Ledger ledger;
    private final @Nullable Trigger trigger;

    private Line(String account, Http http, Ledger ledger, @Nullable Trigger trigger) {
        this.account = account;
        this.http = http;
        this.ledger = ledger;
        this.trigger = trigger;
    }

    /** Signs a demo account in. */
    static Line of(URI server, String account, Ledger ledger) {
        return new Line(account, Http.demo(server, account), ledger, null);
    }

    /** The same line, under fire. */
    Line with(Trigger newTrigger) {
        return new Line(account, http, ledger, newTrigger);
    }

    String account() {
        return account;
    }

    /** Asks something with its key; the answer may be given asynchronously. */
    Answer ask(Asked request, String prefer) {
        ledger.asking(request);
        Http one = http.with("Idempotency-Key", request.key());
        if (request.ifMatch() != null) {
            one = one.with("If-Match", request.ifMatch());
        }
        if (!prefer.isEmpty()) {
            one = one.with("Prefer", prefer);
        }
        sending();
        Answer answer = one.send("POST", request.path(), request.body());
        ledger.answered(request, answer);
        answered(request.path(), answer);
        return answer;
    }

    /** Asks something that has no key because the state of the booking makes it happen once. */
    Answer act(String path, @Nullable String body) {
        sending();
        Answer answer = http.send("POST", path, body);
        answered(path, answer);
        return answer;
    }

    /** Moves the clock forward. */
    void travel(String advance) {
        if (trigger != null) {
            trigger.traveling();
        }
        Answer answer = act("/v1/sandbox/clock", "{\"advance\": \"" + advance + "\"}");
        if (answer.status() == 200) {
            ledger.clockIs(Instant.parse(answer.at("/now")));
        }
    }

    Answer get(String path) {
        sending();
        return http.get(path);
    }

    /** Reads a booking; empty when there is none for this caller. */
    Optional<Booking> read(String id, String owner) {
        Answer answer = get("/v1/reservations/" + id);
        return answer.status() == 200 ? Optional.of(Booking.of(owner, answer)) : Optional.empty();
    }

    private void sending() {
        if (trigger != null) {
            trigger.sending();
        }
    }

    private void answered(String path, Answer answer) {
        if (answer.status() < 300) {
            if (trigger != null) {
                trigger.promised();
            }
        } else if (!REFUSALS.contains(answer.status())) {
            ledger.fault(account + " POST " + path + " was answered " + answer.status() + " " + answer.text());
        }
    }
}
