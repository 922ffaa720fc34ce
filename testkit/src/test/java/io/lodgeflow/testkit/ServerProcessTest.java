package io.lodgeflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void startsAProgramWithItsOptionsArgumentsAndEnvironmentAndKeepsItsOutput() throws IOException {
        try (ServerProcess server = ServerProcess.of(TinyServer.class)
                .jvmOptions("-Dguest=Kim Min-jun 김민준")
                .environment("GREETING", "welcome")
                .arguments("two words", "$HOME")
                .start()) {
            assertThat(server.awaitLine("running", LIMIT)).isEqualTo("running");
            assertThat(server.awaitLine("greeting", LIMIT)).isEqualTo("greeting welcome Kim Min-jun 김민준");
            assertThat(server.log()).contains("arguments [two words, $HOME]");
            assertThat(server.logFile()).content().isEqualTo(server.log() + "\n");
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void killsWithoutLettingTheProgramCloseTheDoor() {
        ServerProcess server = ServerProcess.of(TinyServer.class).start();
        server.awaitLine("running", LIMIT);

        server.kill9();

        assertThat(server.isAlive()).isFalse();
        assertThat(server.awaitExit(LIMIT)).isEqualTo(128 + 9);
        assertThat(server.log()).doesNotContain("closing the door");
        assertThat(ProcessHandle.of(server.pid())).isEmpty();
    }

    @Test
    void stopsWithTheProgramClosingTheDoor() {
        ServerProcess server = ServerProcess.of(TinyServer.class).start();
        server.awaitLine("running", LIMIT);

        assertThat(server.stop()).isEqualTo(128 + 15);

        assertThat(server.log()).endsWith("closing the door");
    }

    @Test
    void tellsWhyALineNeverCame() {
        try (ServerProcess broken =
                        ServerProcess.of("io.lodgeflow.NoSuchServer").start();
                ServerProcess silent = ServerProcess.of(TinyServer.class).start()) {
            assertThatThrownBy(() -> broken.awaitLine("running", LIMIT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("NoSuchServer ended before it printed \"running\" (exit code 1)")
                    .hasMessageContaining("ClassNotFoundException");
            silent.awaitLine("running", LIMIT);
            assertThatThrownBy(() -> silent.awaitLine("never said", Duration.ofMillis(50)))
                    .hasMessageContaining("did not print \"never said\" within PT0.05S (still running)");
        }
    }

    @Test
    void aKilledJvmTakesItsChildrenAndItsTemporaryFilesWithIt() throws Exception {
        ServerProcess parent =
                ServerProcess.of(TinyServer.class).arguments("parent").start();
        long childId = Long.parseLong(parent.awaitLine("child ", LIMIT).substring("child ".length()));
        Path temporaryFiles = Path.of(parent.awaitLine("files ", LIMIT).substring("files ".length()));
        Optional<ProcessHandle> child = ProcessHandle.of(childId);
        assertThat(child).isPresent();
        assertThat(temporaryFiles).isDirectory();

        parent.kill9();

        child.orElseThrow().onExit().get(30, TimeUnit.SECONDS);
        for (int tenths = 0; tenths < 100 && Files.exists(temporaryFiles); tenths++) {
            Thread.sleep(100);
        }
        assertThat(temporaryFiles).doesNotExist();
    }
}
