package io.lodgeflow.engine.incident;

/** What became of work that was tried again. */
public record RetryOutcome(State state, String detail) {

    public enum State {
        /** It ran to its end and the workflow has gone on. */
        RECOVERED,
        /** It ran and failed; it waits for somebody again. */
        FAILED_AGAIN,
        /** It has not run to its end yet, or the outside world has not answered yet. */
        STILL_WAITING,
        /** It was gone before it was tried again: somebody or something else had dealt with it. */
        GONE
    }

    public static RetryOutcome of(State state) {
        return new RetryOutcome(state, "");
    }
}
