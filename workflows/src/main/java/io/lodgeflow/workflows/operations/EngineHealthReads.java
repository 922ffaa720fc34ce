package io.lodgeflow.workflows.operations;

/** Port: how the engine keeps up, over all nodes. */
public interface EngineHealthReads {

    EngineHealth health();
}
