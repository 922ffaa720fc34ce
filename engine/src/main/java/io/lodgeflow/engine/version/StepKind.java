package io.lodgeflow.engine.version;

/** How a step keeps a workflow, as far as moving it to another version is concerned; only equal kinds take each other's place. */
public enum StepKind {
    /** Waits to be told something. */
    MESSAGE,
    /** Waits for an instant. */
    TIMER,
    /** Waits for a person. */
    PERSON,
    /** Waits for an answer of the outside world. */
    OUTSIDE_WORLD,
    /** Waits for the end of another process. */
    CALLED_PROCESS,
    /** Waits for the background to go on. */
    CONTINUATION,
    /** Keeps other steps. */
    SUBPROCESS,
    /** A deadline beside a step or beside the whole process. */
    DEADLINE,
    /** A request that may come beside a step or beside the whole process. */
    REQUEST;

    /** A workflow can stand there. */
    public boolean keeps() {
        return switch (this) {
            case MESSAGE, TIMER, PERSON, OUTSIDE_WORLD, CALLED_PROCESS, CONTINUATION -> true;
            case SUBPROCESS, DEADLINE, REQUEST -> false;
        };
    }

    /** Is told by a message, whose name is that of the new version after the change. */
    public boolean isTold() {
        return this == MESSAGE || this == REQUEST;
    }
}
