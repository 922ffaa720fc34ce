package io.lodgeflow.workflows.operations;

import java.time.Instant;

/** Port: sends a message that was written before once more; the first one keeps its own record. */
public interface GuestMessageCopies {

    /** Stored as a new unsent message; it leaves after the commit as every other. */
    void sendAgain(String messageId, String newMessageId, String recipient, Instant at);
}
