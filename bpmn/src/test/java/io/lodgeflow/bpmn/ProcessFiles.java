package io.lodgeflow.bpmn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this module, by their names without ending. */
final class ProcessFiles {
    private ProcessFiles() {}

    static List<String> processes() {
        return names("/processes", ".bpmn");
    }

    static List<String> decisions() {
        return names("/decisions", ".dmn");
    }

    static String process(String name) {
        return read(folder("/processes").resolve(name + ".bpmn"));
    }

    static String decision(String name) {
        return read(folder("/decisions").resolve(name + ".dmn"));
    }

    private static List<String> names(String folder, String ending) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        URL folder = ProcessFiles.class.getResource(name);
        if (folder == null) {
            throw new IllegalStateException("No folder " + name + " on the class path");
        }
        try {
            return Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
