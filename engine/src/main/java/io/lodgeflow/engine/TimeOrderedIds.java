package io.lodgeflow.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Ids of the engine's rows: UUIDs of version 7 (RFC 9562), which begin with the millisecond in which they were made, by the
 * house's clock. So the begin of a step is told by its id and need not be read again at its end, and rows are added at the
 * end of indexes. No two are equal, on whatever node and whatever the clock does: 74 bits are random.
 */
final class TimeOrderedIds implements RowIds {

    private static final int UUID_LENGTH = 36;
    private static final int TIME_ORDERED = 7;

    private final TimeBasedEpochGenerator generator;

    TimeOrderedIds(Clock clock) {
        generator = Generators.timeBasedEpochGenerator(new SecureRandom(), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    @Override
    public String nextRowId() {
        return generator.generate().toString();
    }

    /** When the id was made; empty for one of another kind, of before these were used. An activity's may stand before it. */
    static Optional<Instant> madeAt(String id) {
        if (id.length() < UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            UUID uuid = UUID.fromString(id.substring(id.length() - UUID_LENGTH));
            return uuid.version() == TIME_ORDERED
                    ? Optional.of(Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16))
                    : Optional.empty();
        } catch (IllegalArgumentException anotherForm) {
            return Optional.empty();
        }
    }
}
