package io.lodgeflow.engine.counter;

/**
 * One version of one process.
 *
 * @param running instances that have not ended
 * @param started instances ever
 * @param incidents open ones, over all its steps
 */
public record ProcessCount(String process, int version, long running, long started, long ended, long incidents) {}
