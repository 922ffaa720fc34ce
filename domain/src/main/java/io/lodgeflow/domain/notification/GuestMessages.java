package io.lodgeflow.domain.notification;

import java.util.List;
import java.util.Optional;

/** Port to the messages written for guests, sent or still to be sent. */
public interface GuestMessages {

    /** Of one reservation, oldest first. */
    List<GuestMessage> of(String reservationId);

    Optional<GuestMessage> find(String id);
}
