package io.lodgeflow.engine.activity;

/**
 * One service task. The bean's name is the task's id with a small first letter. Runs in the transaction of the workflow
 * step: whatever it stores commits together with the step, and is done again if the step is. A failure is an exception;
 * the engine retries with back-off and then raises an incident.
 */
@FunctionalInterface
public interface Activity {

    void perform(String key);
}
