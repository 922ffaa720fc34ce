package io.lodgeflow.engine.counter;

/** How many incidents of a cause a transaction opened and closed. */
public record CauseChange(String fingerprint, long opened, long closed) {}
