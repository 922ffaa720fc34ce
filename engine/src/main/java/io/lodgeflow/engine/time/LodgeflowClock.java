package io.lodgeflow.engine.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/**
 * The clock everything reads, the engine included. It runs with the machine's clock, shifted (trials) or stopped
 * (tests, replay). Precise to the millisecond, which every database keeps. There is one engine clock in a JVM, so there
 * must be one of these.
 */
public final class LodgeflowClock extends Clock {

    private record State(Duration shift, @Nullable Instant stoppedAt) {}

    private volatile State state = new State(Duration.ZERO, null);

    @Override
    public Instant instant() {
        State now = state;
        Instant instant =
                now.stoppedAt() != null ? now.stoppedAt() : Instant.now().plus(now.shift());
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    /** Runs on, ahead of the machine's clock by the shift. */
    public synchronized void shiftTo(Duration shift) {
        state = new State(shift, null);
        ClockUtil.offset(shift.toMillis());
    }

    /** Stands still at that instant until moved again. */
    public synchronized void stopAt(Instant instant) {
        state = new State(Duration.ZERO, instant);
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** True when the clock stands still. */
    public boolean isStopped() {
        return state.stoppedAt() != null;
    }

    /** How far ahead of the machine's clock a running clock is; zero when stopped. */
    public Duration shift() {
        return state.shift();
    }
}
