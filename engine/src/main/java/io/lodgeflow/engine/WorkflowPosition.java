package io.lodgeflow.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the workflows of one key stand, all its processes together, the children too.
 *
 * @param processes running and ended, oldest first
 * @param way every step it came by, in the order of entering
 * @param timers what will happen by itself, earliest first
 * @param work calls of the outside world that are under way or wait to be made again
 * @param failures steps that have failed too often and wait for somebody
 * @param expected what can happen next, with the instant where one is known, earliest first
 */
public record WorkflowPosition(
        String key,
        List<Instance> processes,
        List<Visit> way,
        List<Timer> timers,
        List<RemoteCall> work,
        List<Failure> failures,
        List<Expected> expected) {

    /**
     * @param id of the instance
     * @param parentId the instance that called it
     * @param outcome id of the end event that was reached; absent while it runs, or when it was ended otherwise
     * @param steps ids of the elements where its tokens are now
     */
    public record Instance(
            String id,
            @Nullable String parentId,
            String process,
            int version,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            boolean suspended,
            List<String> steps) {}

    /**
     * @param canceled it was left by an interruption or by an operator
     */
    public record Visit(
            String processId,
            String process,
            String step,
            String name,
            String type,
            Instant enteredAt,
            @Nullable Instant leftAt,
            boolean canceled) {}

    /** @param retriesLeft 0: it has failed too often and will not be tried by itself */
    public record Timer(
            String id,
            String process,
            String step,
            Instant dueAt,
            int retriesLeft,
            @Nullable String lastError,
            @Nullable String failedStep) {}

    /**
     * @param retriesLeft 0: given up; absent: not tried yet
     * @param nextTryAt absent: at once
     */
    public record RemoteCall(
            String id,
            String process,
            String step,
            Instant since,
            @Nullable Integer retriesLeft,
            @Nullable Instant nextTryAt,
            @Nullable String lastError) {}

    /** @param step where it failed, which may come after the step where the token waits */
    public record Failure(
            String incidentId, String workId, String process, String step, String message, Instant since) {}

    /** What can happen next. */
    public record Expected(
            Cause cause,
            String process,
            String step,
            @Nullable Instant at,
            String what) {

        /** What an operator is waited for: to let the workflow go on, which stands still until then. */
        public static final String SUSPENDED = "suspended";

        public enum Cause {
            /** A timer falls due; {@code what} is the id of the timer event. */
            TIMER,
            /** The workflow waits for a message; {@code what} is its name. */
            MESSAGE,
            /** The outside world is asked (again); {@code what} is the step. */
            REMOTE_CALL,
            /** A person decides; {@code what} is the task. */
            PERSON,
            /**
             * Nothing will happen until somebody retries it, or lets the suspended workflow go on; {@code what} is the
             * failed step, or {@link #SUSPENDED}.
             */
            OPERATOR
        }
    }

    /** Tokens of the main process and its children, without doubles. */
    public List<String> currentSteps() {
        return processes.stream()
                .flatMap(process -> process.steps().stream())
                .distinct()
                .toList();
    }
}
