package io.lodgeflow.scenarios.kill;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.kill.Asked.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the callers know: every request, every answer, and the latest that was seen of each booking. It outlives the
 * server, so it can say what the server has forgotten. Thread-safe.
 */
final class Ledger {

    /** Marks the answer to a repeated request. */
    static final String REPLAYED = "Idempotency-Replayed";

    private final Map<String, Asked> asked = new TreeMap<>();
    private final Map<String, Answer> answers = new TreeMap<>();
    private final Map<String, Booking> bookings = new TreeMap<>();
    private final Map<String, String> payments = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private Instant clock = Instant.EPOCH;

    /** Before the request is sent. */
    synchronized void asking(Asked request) {
        asked.put(request.key(), request);
    }

    /** The answer promises something to the caller if it is a success. */
    synchronized void answered(Asked request, Answer answer) {
        if (answer.status() >= 500) {
            fault(request + " was answered " + answer.status() + " " + answer.text());
            return; // not an answer: it will be repeated
        }
        answers.put(request.key(), answer);
        if (answer.status() >= 300) {
            return;
        }
        if (request.what() == What.PAY) {
            payments.merge(answer.at("/id"), answer.at("/status"), Ledger::laterOutcome);
        } else if (answer.header(REPLAYED).isEmpty()) {
            seen(Booking.of(request.account(), answer));
        }
    }

    private static String laterOutcome(String one, String other) {
        return one.equals("processing") ? other : one;
    }

    /** Somebody has read the booking; readers may overtake each other. */
    synchronized void seen(Booking booking) {
        Booking known = bookings.get(booking.id());
        if (known == null) {
            bookings.put(booking.id(), booking);
            return;
        }
        boolean newer = booking.version() >= known.version();
        (newer ? booking.contradicts(known) : known.contradicts(booking)).ifPresent(this::fault);
        if (newer) {
            bookings.put(booking.id(), booking);
        }
    }

    /** The first reading after a restart: nothing known before may be missing. */
    synchronized void seenAgain(Booking booking) {
        Booking known = bookings.get(booking.id());
        if (known != null) {
            booking.contradicts(known).ifPresent(this::fault);
        }
        bookings.put(booking.id(), booking);
    }

    synchronized void clockIs(Instant now) {
        if (now.isAfter(clock)) {
            clock = now;
        }
    }

    synchronized Instant clock() {
        return clock;
    }

    synchronized void fault(String sentence) {
        faults.add(sentence);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** Sent, and the server died before it answered. */
    synchronized List<Asked> unanswered() {
        return asked.values().stream()
                .filter(request -> !answers.containsKey(request.key()))
                .toList();
    }

    synchronized Optional<Answer> answerTo(Asked request) {
        return Optional.ofNullable(answers.get(request.key()));
    }

    synchronized List<Asked> granted(What what) {
        return asked.values().stream()
                .filter(request -> request.what() == what)
                .filter(request -> answerTo(request)
                        .filter(answer -> answer.status() < 300)
                        .isPresent())
                .toList();
    }

    synchronized List<Booking> bookings() {
        return List.copyOf(bookings.values());
    }

    /** The outcome that was told of each payment, or {@code processing}. */
    synchronized Map<String, String> payments() {
        return Map.copyOf(payments);
    }

    /** What was answered to all requests of the kind that were granted. */
    synchronized Collection<String> idsOf(What what) {
        Collection<String> ids = new TreeSet<>();
        granted(what).forEach(request -> ids.add(answerTo(request).orElseThrow().at("/id")));
        return ids;
    }

    /** How often each kind of request was granted and refused, and where bookings ended, for the report. */
    synchronized String summary() {
        Map<String, Integer> counts = new TreeMap<>();
        asked.values().forEach(request -> {
            int status = answerTo(request).map(Answer::status).orElse(0);
            counts.merge(request.what() + " " + status, 1, Integer::sum);
        });
        bookings.values().forEach(booking -> counts.merge("ends " + booking.status(), 1, Integer::sum));
        return counts + ", clock " + clock;
    }
}
