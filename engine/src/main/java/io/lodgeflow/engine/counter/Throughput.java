package io.lodgeflow.engine.counter;

import java.time.Instant;

/** Instances of a process, all versions, that were started and that ended within the hour from {@code hour} on. */
public record Throughput(Instant hour, long started, long ended) {}
