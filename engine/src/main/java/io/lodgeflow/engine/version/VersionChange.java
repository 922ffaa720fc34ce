package io.lodgeflow.engine.version;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Running workflows of one process go on by another of its deployed versions, mostly a newer one. Steps of equal ids are
 * matched by themselves.
 *
 * @param renamed steps whose ids differ: the one in the old version to the one in the new
 */
public record VersionChange(String process, int fromVersion, int toVersion, SortedMap<String, String> renamed) {

    public VersionChange {
        renamed = new TreeMap<>(renamed);
    }

    public static VersionChange of(String process, int fromVersion, int toVersion) {
        return of(process, fromVersion, toVersion, Map.of());
    }

    public static VersionChange of(String process, int fromVersion, int toVersion, Map<String, String> renamed) {
        return new VersionChange(process, fromVersion, toVersion, new TreeMap<>(renamed));
    }

    /** The renamed steps as one text, a line each; read again by {@link #renamedIn}. */
    public String renamedAsText() {
        return renamed.entrySet().stream()
                .map(step -> step.getKey() + "=" + step.getValue())
                .collect(Collectors.joining("\n"));
    }

    public static SortedMap<String, String> renamedIn(String text) {
        SortedMap<String, String> renamed = new TreeMap<>();
        text.lines().map(line -> line.split("=", 2)).forEach(pair -> renamed.put(pair[0], pair[1]));
        return renamed;
    }
}
