package io.lodgeflow.domain.notification;

import io.lodgeflow.domain.message.GuestMessages.GuestMessage;

/**
 * Port through which messages leave, called after commit and outside of any transaction. May be called twice for the
 * same message when the process dies in between; the message's id tells receivers so.
 */
public interface MessageChannel {

    /** Throws if the message was not taken; it is tried again later. */
    void send(GuestMessage message);
}
