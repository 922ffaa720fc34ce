package io.lodgeflow.domain.closure;

import io.lodgeflow.domain.closure.ClosureItem.Choice;
import io.lodgeflow.domain.closure.ClosureItem.Outcome;
import io.lodgeflow.domain.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port to stored hotel closures. All methods take part in the running transaction. Items are changed by who has locked their
 * reservation, campaigns by who has locked them.
 */
public interface Closures extends ClosureItems {

    Optional<HotelClosure> find(String id);

    Optional<HotelClosure> ofHotel(String hotelId);

    /** Nobody else changes the campaign until the transaction ends. */
    Optional<HotelClosure> lock(String id);

    /** Newest first. */
    List<HotelClosure> latest(int limit);

    /** The campaigns that take up bookings now. */
    List<String> running();

    /** Refused by the database if the hotel has a campaign already. */
    void add(HotelClosure closure);

    void setState(String id, HotelClosure.State state, Instant at);

    /**
     * Plans every upcoming booking of the hotel that is not planned yet, by arrival: those of the beginning, and those whose
     * placing was under way when the hotel closed.
     *
     * @return how many
     */
    int planUpcoming(HotelClosure closure);

    /** Takes up the next planned bookings; answers their reservations. */
    List<String> takeUp(String closureId, int most, Instant now);

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
