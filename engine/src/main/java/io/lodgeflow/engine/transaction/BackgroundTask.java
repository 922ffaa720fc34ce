package io.lodgeflow.engine.transaction;

/**
 * A loop whose work is part of what the product promises, besides the engine's own timers: whoever moves the clock lets it
 * end before time goes on.
 */
public interface BackgroundTask extends BackgroundLoop {}
