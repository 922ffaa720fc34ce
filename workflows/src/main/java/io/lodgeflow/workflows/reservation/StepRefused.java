package io.lodgeflow.workflows.reservation;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.workflows.words.Sentences;

/**
 * A step refuses what the command asked for that moved the workflow. The command's transaction is rolled back and its
 * caller gets the refusal; nothing has happened. Only for steps that run in the transaction of a command.
 */
public final class StepRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public StepRefused(Refusal refusal) {
        super(refusal.code() + ": " + Sentences.english(refusal.detail()));
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
