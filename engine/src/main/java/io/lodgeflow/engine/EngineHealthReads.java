package io.lodgeflow.engine;

/** Port: how the engine keeps up, over all nodes. */
public interface EngineHealthReads {

    EngineHealth health();
}
