package io.lodgeflow.engine.version;

import io.lodgeflow.engine.ProcessSteps.ProcessStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a step of the old version goes on.
 *
 * @param name as drawn
 * @param target the step of the new version that takes its place; absent if none does
 * @param byHand the operator named the target
 * @param waiting workflows that stand there now
 * @param candidates steps of the new version, of the same kind, that could take its place and have no namesake in the old
 */
public record StepFate(
        String step,
        String name,
        StepKind kind,
        @Nullable String target,
        boolean byHand,
        long waiting,
        List<ProcessStep> candidates) {}
