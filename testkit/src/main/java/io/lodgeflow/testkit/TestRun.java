package io.lodgeflow.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The temporary files of this test JVM, all under one directory in {@code java.io.tmpdir}. The directory is removed
 * when the JVM ends in whatever way, by a small shell process that waits for the end of its standard input.
 */
final class TestRun {

    /** The children of this JVM are killed in the same moment, so the removal is tried until they are gone. */
    private static final String REMOVE_WHEN_PARENT_ENDS = """
            trap '' HUP INT TERM
            read -r nothing
            for attempt in 1 2 3 4 5 6 7 8 9 10; do
                rm -rf "$1" 2>/dev/null && exit 0
                sleep 0.3
            done
            """;

    private static @Nullable TestRun current;

    private final Path directory;

    /** Held only to keep its standard input open for as long as this JVM lives. */
    @SuppressWarnings("UnusedVariable")
    private final Process cleaner;

    private TestRun() throws IOException {
        directory = Files.createTempDirectory("lodgeflow-test-").toAbsolutePath();
        cleaner = new ProcessBuilder(
                        "/bin/sh", "-c", REMOVE_WHEN_PARENT_ENDS, "lodgeflow-cleaner", directory.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** Creates an empty directory that disappears with this JVM. */
    static synchronized Path newDirectory(String prefix) {
        try {
            if (current == null) {
                current = new TestRun();
            }
            return Files.createTempDirectory(current.directory, prefix + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No temporary directory for tests in " + System.getProperty("java.io.tmpdir")
                            + ": free some space there, or choose another with -Djava.io.tmpdir=<directory>",
                    e);
        }
    }

    /** Copies a directory with all it contains; the target must not exist. */
    static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, target.resolve(source.relativize(path).toString()));
            }
        }
    }

    /** Deletes a directory with all it contains; nothing happens if it does not exist. */
    static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }
}
