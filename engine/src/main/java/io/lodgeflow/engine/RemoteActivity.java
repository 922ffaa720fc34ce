package io.lodgeflow.engine;

/**
 * One service task that calls the outside world. The engine hands it out, {@link #prepare} reads what to ask, {@link
 * #call} asks outside of any transaction, {@link #record} stores the outcome in the transaction that completes the
 * step. A process that dies anywhere in between does it all again, so the call carries a key that makes repetition
 * harmless.
 *
 * @param <O> what is asked
 * @param <A> what was answered
 */
public interface RemoteActivity<O, A> {

    /** What became of the call. */
    enum Report {
        /** The step is done, whatever the answer was. */
        COMPLETED,
        /** The answer is not known yet: the same call is made again later. */
        ASK_AGAIN,
        /** Accepted and not decided yet, by somebody who needs time: asked again later, and never given up. */
        WAIT
    }

    O prepare(String key);

    A call(O request);

    Report record(String key, O request, A answer);

    /**
     * Whether the process undoes this step when the steps that commit with its outcome fail for good: the task then
     * has a boundary event for {@link FailedForGood#ERROR_CODE}. Otherwise that becomes an incident.
     */
    default boolean canBeUndone(A answer) {
        return false;
    }
}
