package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.identity.Identifiers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Ids such as {@code res_a0k3v9...}: kind, cell, the millisecond and a count within it (60 bits), and 50 random bits, in
 * Crockford's base 32. Ids of one process ascend strictly, also on a stopped clock; ids of two processes made in the same
 * millisecond with the same count collide with a probability of about 1 in 10^15, and then the key constraint refuses.
 */
@Component
class TimeOrderedIdentifiers implements Identifiers {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    /** The only cell so far; hotels split over several databases will have one each. */
    private static final char CELL = 'a';

    private static final int COUNT_BITS = 12;

    private final SecureRandom random = new SecureRandom();
    private final AtomicLong lastTick = new AtomicLong();
    private final Clock clock;

    TimeOrderedIdentifiers(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String next(String kind) {
        long tick = lastTick.updateAndGet(last -> Math.max(last + 1, clock.millis() << COUNT_BITS));
        StringBuilder id = new StringBuilder(kind).append('_').append(CELL);
        append(id, tick, 12);
        append(id, random.nextLong(), 10);
        return id.toString();
    }

    @Override
    public String nextConfirmationNumber() {
        StringBuilder number = new StringBuilder();
        append(number, random.nextLong(), 10);
        return number.toString().toUpperCase(java.util.Locale.ROOT);
    }

    private static void append(StringBuilder text, long bits, int letters) {
        for (int letter = letters - 1; letter >= 0; letter--) {
            text.append(ALPHABET[(int) (bits >>> (5 * letter)) & 31]);
        }
    }
}
