package io.lodgeflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.123Z");

    private final TimeOrderedIds stopped = new TimeOrderedIds(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void anIdTellsWhenItWasMade() {
        assertThat(TimeOrderedIds.madeAt(stopped.nextRowId())).contains(NOON);
        assertThat(TimeOrderedIds.madeAt("AwaitArrival:" + stopped.nextRowId())).contains(NOON);
    }

    @Test
    void noTwoAreEqualOnAClockThatStandsStillAndThoseOfOneNodeAreInOrder() {
        Set<String> ids = new HashSet<>();
        String last = "";
        for (int i = 0; i < 100_000; i++) {
            String id = stopped.nextRowId();
            assertThat(ids.add(id)).isTrue();
            assertThat(id).isGreaterThan(last);
            last = id;
        }
        TimeOrderedIds otherNode = new TimeOrderedIds(Clock.fixed(NOON, ZoneOffset.UTC));
        for (int i = 0; i < 100_000; i++) {
            assertThat(ids.add(otherNode.nextRowId())).isTrue();
        }
    }

    @Test
    void aClockThatGoesBackIsFollowed() {
        Instant[] now = {NOON};
        TimeOrderedIds ids = new TimeOrderedIds(new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        });
        ids.nextRowId();
        now[0] = NOON.minus(Duration.ofDays(40));
        assertThat(TimeOrderedIds.madeAt(ids.nextRowId())).contains(now[0]);
    }

    @Test
    void idsOfAnotherKindTellNothing() {
        assertThat(TimeOrderedIds.madeAt("0b6e05e5-e622-11f1-8d1d-02fc00000001"))
                .isEmpty(); // version 1, as before
        assertThat(TimeOrderedIds.madeAt("reservation:3:17")).isEmpty();
        assertThat(TimeOrderedIds.madeAt("an id of thirty-six letters, no UUID"))
                .isEmpty();
    }
}
