package io.lodgeflow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.engine.transaction.BackgroundLoop;
import io.lodgeflow.worker.LoopTable.Loop;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopTableTest {

    private record Turning(String taskName, Duration pollInterval, boolean runsOnCommit) implements BackgroundLoop {
        @Override
        public int runOnce() {
            return 0;
        }
    }

    @Test
    void everyLineSaysWhatIsDoneAndHowItStopsOnce() {
        assertThat(LoopTable.LOOPS)
                .extracting(Loop::name)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(LoopTable.LOOPS)
                .extracting(Loop::what)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(LoopTable.LOOPS).extracting(Loop::stop).doesNotContain("");
    }

    @Test
    void aLoopThatDoesNotStandInTheTableIsRefused() {
        assertThatThrownBy(() -> LoopTable.lineOf(new Turning("my own", Duration.ofSeconds(1), true)))
                .hasMessageContaining("'my own'");
    }

    @Test
    void aLoopKeepsThePaceOfItsLine() {
        assertThatCode(() -> LoopTable.lineOf(new Turning("webhook dispatch", Duration.ofSeconds(1), true)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> LoopTable.lineOf(new Turning("webhook dispatch", Duration.ofSeconds(2), true)))
                .hasMessageContaining("PT2S");
        assertThatThrownBy(() -> LoopTable.lineOf(new Turning("webhook dispatch", Duration.ofSeconds(1), false)))
                .hasMessageContaining("does not stand so");
        assertThatCode(() -> LoopTable.lineOf(new Turning("hotel closures", Duration.ofMinutes(3), false)))
                .as("a setting says how often")
                .doesNotThrowAnyException();
    }
}
