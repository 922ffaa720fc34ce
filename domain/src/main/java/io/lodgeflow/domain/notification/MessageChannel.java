package io.lodgeflow.domain.notification;

import io.lodgeflow.domain.identity.AccountMessages.AccountMessage;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;

/**
 * Port through which messages leave, called after commit and outside of any transaction. May be called twice for the
 * same message when the process dies in between; the message's id tells receivers so.
 */
public interface MessageChannel {

    /** Throws if the message was not taken; it is tried again later. */
    void send(GuestMessage message);

    /** The same of what the owner of an account is told; by itself nothing leaves. */
    default void send(AccountMessage message) {}
}
