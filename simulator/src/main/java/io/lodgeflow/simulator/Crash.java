package io.lodgeflow.simulator;

/** The process died here. An error, because nothing in the product may catch it and go on. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super("the process died " + where, null, false, false);
    }
}
