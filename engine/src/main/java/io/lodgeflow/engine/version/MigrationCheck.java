package io.lodgeflow.engine.version;

import java.util.List;

/**
 * What a version change would mean for the workflows that run now.
 *
 * @param running workflows of the old version
 * @param steps every step of the old version that can keep something, in the order of its file
 * @param problems what stands against it first
 */
public record MigrationCheck(
        VersionChange change, long running, List<StepFate> steps, List<MigrationProblem> problems) {

    public boolean isAllowed() {
        return problems.stream().noneMatch(MigrationProblem::blocks);
    }

    /**
     * Something to know before workflows are moved.
     *
     * @param step of the old version, of the new one for {@link Kind#DEADLINE_ADDED}
     * @param name of the step as drawn; its id if it has none
     * @param waiting workflows that stand there now, for {@link Kind#NO_PLACE} and {@link Kind#DEADLINE_DROPPED}
     * @param keys some of those
     * @param detail what more the engine says, in its words; mostly empty
     */
    public record MigrationProblem(
            Kind kind, String step, String name, long waiting, List<String> keys, String detail) {

        public enum Kind {
            /** The new version has no step for it. */
            NO_PLACE,
            /** The step that was named for it waits for something else. */
            OTHER_KIND,
            /** There is no such step in the old version, or the one named for it is not in the new. */
            UNKNOWN_STEP,
            /** The engine does not allow it. */
            REFUSED,
            /** The deadline beside a step is gone in the new version: it will never pass. */
            DEADLINE_DROPPED,
            /** The new version has a deadline that the old had not: it is set when the workflow moves. */
            DEADLINE_ADDED,
            /** A request that could come in the old version cannot in the new. */
            REQUEST_DROPPED
        }

        /** Nothing may be moved until it is mended. A step without a place matters only while somebody stands there. */
        public boolean blocks() {
            return switch (kind) {
                case NO_PLACE -> waiting > 0;
                case OTHER_KIND, UNKNOWN_STEP, REFUSED -> true;
                case DEADLINE_DROPPED, DEADLINE_ADDED, REQUEST_DROPPED -> false;
            };
        }
    }
}
