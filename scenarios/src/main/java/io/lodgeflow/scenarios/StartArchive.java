package io.lodgeflow.scenarios;

import io.lodgeflow.application.LodgeflowApplication;
import io.lodgeflow.testkit.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes that the program loads while it starts, read once for all the starts of a test run: a third less to do for
 * each. The same classes run; a start that finds the archive unfit reads its classes by itself. Made by a start that ends
 * as soon as the program is ready, on a database in memory.
 */
public final class StartArchive {

    /** The machine may be busy with other builds. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** As the tests themselves run, see the argLine of the root's pom.xml. */
    private static final List<String> FOR_SECONDS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=240m",
            "--enable-native-access=ALL-UNNAMED");

    private static final class OfThisRun {
        private static final StartArchive ARCHIVE = new StartArchive(made());
    }

    private final String[] options;

    private StartArchive(List<String> archive) {
        List<String> all = new ArrayList<>(FOR_SECONDS);
        all.addAll(archive);
        options = all.toArray(String[]::new);
    }

    /** Made on first use, which takes as long as two starts. */
    public static StartArchive ofThisRun() {
        return OfThisRun.ARCHIVE;
    }

    /** For the {@code java} command: those of a JVM that lives for seconds, and the archive. */
    public String[] options() {
        return options.clone();
    }

    private static List<String> made() {
        if (classPath().anyMatch(Files::isDirectory)) {
            return List.of(); // archives are of jars only: this is `mvn test`, where modules are not packed yet
        }
        Path archive = newFile();
        try (ServerProcess start = ServerProcess.of(LodgeflowApplication.class)
                .jvmOptions(FOR_SECONDS.toArray(String[]::new))
                .jvmOptions("-Xmx768m", "-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh")
                .arguments(
                        "--server.port=0",
                        "--lodgeflow.demo.enabled=true",
                        "--spring.datasource.url=jdbc:h2:mem:archive;MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE")
                .logFile(archive.resolveSibling("start-archive.log"))
                .start()) {
            int code = start.awaitExit(LIMIT);
            if (code != 0) {
                throw new IllegalStateException(
                        "exit code " + code + " of the start that makes the archive:\n" + start.log());
            }
        }
        return Files.exists(archive) ? List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive) : List.of();
    }

    private static Stream<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of);
    }

    private static Path newFile() {
        try {
            Path archive = Files.createDirectories(Path.of("target", "kill"))
                    .resolve("start.jsa")
                    .toAbsolutePath();
            Files.deleteIfExists(archive); // of other classes, perhaps
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
