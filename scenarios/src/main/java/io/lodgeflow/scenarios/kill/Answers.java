package io.lodgeflow.scenarios.kill;

import io.lodgeflow.scenarios.Http.Answer;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Every answer that the callers of one start got, and how soon. Safe for use by several threads. */
final class Answers {

    private final long began = System.nanoTime();
    private final Map<String, AtomicInteger> byStatus = new ConcurrentSkipListMap<>();
    private final Map<String, String> wrong = new ConcurrentSkipListMap<>();
    private final AtomicInteger bookings = new AtomicInteger();
    private final AtomicLong firstBooking = new AtomicLong();

    /**
     * Notes the answer. Right are 2xx, and 503 that says when to come back because the node is starting. No refusal is right:
     * each caller is a known guest and wants nights that nobody else wants.
     */
    boolean isComeBackLater(String what, Answer answer) {
        boolean later = answer.status() == 503
                && answer.header("Retry-After").isPresent()
                && answer.text().contains("\"code\":\"starting\"");
        count(answer.status() + (later ? " starting" : ""));
        if (!later && answer.status() >= 300) {
            wrong.putIfAbsent(what + " " + answer.status(), answer.text());
        }
        return later;
    }

    void unanswered(String what, String why) {
        count("no answer");
        wrong.putIfAbsent(what + " unanswered", why);
    }

    void booked() {
        firstBooking.compareAndSet(0, System.nanoTime());
        bookings.incrementAndGet();
    }

    private void count(String status) {
        byStatus.computeIfAbsent(status, first -> new AtomicInteger()).incrementAndGet();
    }

    int bookings() {
        return bookings.get();
    }

    /** What was asked and the status, with the first such answer. */
    Map<String, String> wrong() {
        return wrong;
    }

    Map<String, AtomicInteger> byStatus() {
        return byStatus;
    }

    /** From the start of the program to the first booking, in seconds. */
    double secondsToFirstBooking() {
        return firstBooking.get() == 0 ? Double.NaN : (firstBooking.get() - began) / 1e9;
    }
}
