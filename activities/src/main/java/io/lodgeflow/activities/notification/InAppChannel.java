package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.notification.MessageChannel;

/** Nothing leaves: a message that is stored can be read with its reservation, so it counts as sent. */
final class InAppChannel implements MessageChannel {

    @Override
    public void send(GuestMessage message) {
        // Stored and readable already.
    }
}
