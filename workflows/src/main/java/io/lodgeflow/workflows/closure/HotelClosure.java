package io.lodgeflow.workflows.closure;

import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.Campaign.Closing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The campaign that closes a hotel, as operations read it. There is at most one for a hotel, ever. The hotel takes no bookings
 * from the moment it starts, paused or not.
 *
 * @param answerWithinDays how long a guest may think, counted from when the guest's booking is taken up
 * @param endedAt when the last booking was settled
 */
public record HotelClosure(
        String id,
        String hotelId,
        Campaign.State state,
        String reason,
        int answerWithinDays,
        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    static HotelClosure of(Campaign campaign) {
        Closing closing = (Closing) campaign.task();
        return new HotelClosure(
                campaign.id(),
                closing.hotelId(),
                campaign.state(),
                campaign.reason(),
                closing.answerWithinDays(),
                campaign.createdBy(),
                campaign.createdAt(),
                campaign.endedAt());
    }
}
