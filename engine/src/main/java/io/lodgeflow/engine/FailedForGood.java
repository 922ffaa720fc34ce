package io.lodgeflow.engine;

/**
 * A step cannot be done, now or later: repeating it is no use. Thrown by a task before it has changed
 * anything; the process goes on at the boundary event {@value #ERROR_CODE}, where what was done before is undone.
 */
public final class FailedForGood extends RuntimeException {

    /** Of the BPMN error. */
    public static final String ERROR_CODE = "StepFailedForGood";

    private static final long serialVersionUID = 1L;

    public FailedForGood(String why) {
        super(why);
    }
}
