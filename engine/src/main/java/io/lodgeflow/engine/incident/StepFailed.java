package io.lodgeflow.engine.incident;

/** A step to which an operator moved a workflow failed. */
public final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StepFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
