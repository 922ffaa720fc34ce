package io.lodgeflow.engine.transaction;

/** What no command on one thread asks for, and every combined transaction is made with. */
public final class NoEngineCommand {

    @SuppressWarnings("NullAway") // nobody asks
    public static EngineCommand create() {
        return new EngineCommand(null, null);
    }

    private NoEngineCommand() {}
}
