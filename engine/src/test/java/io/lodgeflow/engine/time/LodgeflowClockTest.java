package io.lodgeflow.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Application and engine read the same time, stopped or shifted. */
class LodgeflowClockTest {

    private final LodgeflowClock clock = new LodgeflowClock();

    @AfterEach
    void engineClockRunsAgain() {
        ClockUtil.reset();
    }

    @Test
    void stoppedClockStandsStillForTheEngineToo() {
        Instant instant = Instant.parse("2026-06-01T08:00:00.123Z");
        clock.stopAt(instant);
        assertThat(clock.instant()).isEqualTo(instant);
        assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo(instant);
        assertThat(clock.isStopped()).isTrue();
    }

    @Test
    void shiftedClockRunsOnAheadForTheEngineToo() {
        clock.shiftTo(Duration.ofDays(30));
        Duration between =
                Duration.between(clock.instant(), ClockUtil.getCurrentTime().toInstant());
        assertThat(between.abs()).isLessThan(Duration.ofSeconds(30));
        assertThat(clock.shift()).isEqualTo(Duration.ofDays(30));
        assertThat(clock.isStopped()).isFalse();
    }

    @Test
    void isPreciseToTheMillisecondWhichEveryDatabaseKeeps() {
        clock.stopAt(Instant.parse("2026-06-01T08:00:00.123456789Z"));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-06-01T08:00:00.123Z"));
    }
}
