package io.lodgeflow.activities.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Random JITTER = new Random(1);

    private final Backoff pause = new Backoff.Growing(Duration.ofSeconds(1), Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({"1, PT1S, PT1.5S", "2, PT2S, PT3S", "5, PT16S, PT24S", "12, PT34M, PT52M", "13, PT40M, PT1H"})
    void doublesWithEveryFailure(int failures, Duration shortest, Duration longest) {
        for (int sample = 0; sample < 200; sample++) {
            assertThat(pause.after(failures, JITTER).orElseThrow()).isBetween(shortest, longest);
        }
    }

    @Test
    void staysWithinAnHourHoweverOftenItFails() {
        assertThat(pause.after(1_000_000, JITTER).orElseThrow()).isBetween(Duration.ofMinutes(40), Duration.ofHours(1));
    }

    @Test
    void refusesPausesThatShrink() {
        assertThatThrownBy(() -> new Backoff.Growing(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
