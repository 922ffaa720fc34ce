package io.lodgeflow.domain.closure;

import io.lodgeflow.domain.closure.ClosureItem.Choice;
import io.lodgeflow.domain.closure.ClosureItem.Outcome;
import io.lodgeflow.domain.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port to the bookings of hotels that close. All methods take part in the running transaction. They are planned and taken up by
 * who has locked the campaign, changed afterwards by who has locked their reservation.
 */
public interface Closures extends ClosureItems {

    /**
     * Plans every upcoming booking of the hotel that is not planned yet, by arrival: those of the beginning, and those whose
     * placing was under way when the hotel closed.
     *
     * @return how many
     */
    int planUpcoming(String closureId, String hotelId);

    /** The reservation whose turn it is. */
    Optional<String> nextPlanned(String closureId);

    void takeUp(String reservationId, Instant now);

    boolean hasOpenItems(String closureId);

    /** Replaces what was offered before. */
    void offer(String reservationId, List<Alternative> alternatives);

    /** @param hotelId of the alternative, if one was chosen */
    void choose(String reservationId, Choice choice, @Nullable String hotelId);

    /** @param allowance what the house forgoes of the other hotel's price */
    void noteMove(String reservationId, String newReservationId, Money allowance);

    /** For good; the first outcome counts. */
    void settle(String reservationId, Outcome outcome, Instant at);
}
