package io.lodgeflow.pages.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of this project, for tests that hold two of them together. */
final class SourceFiles {

    private SourceFiles() {}

    /** Every file below {@code src/main} of the module with the ending, in the order of their paths. */
    static List<Path> of(String module, String ending) {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
