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
}
