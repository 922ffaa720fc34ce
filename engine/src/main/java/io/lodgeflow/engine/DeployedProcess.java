package io.lodgeflow.engine;

import java.time.Instant;

/** One deployed version of a process; a workflow stays on the version it was started with until it is migrated. */
public record DeployedProcess(String process, String name, int version, Instant deployedAt, boolean newest) {}
