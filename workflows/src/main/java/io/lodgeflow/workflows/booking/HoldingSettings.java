package io.lodgeflow.workflows.booking;

import io.lodgeflow.domain.reservation.OpenHolds.Held;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of one hotel somebody may hold without having paid. What is not named is as by default.
 *
 * @param enabled false: no caps at all, for programs that book everything by one account
 * @param guest each guest's account
 * @param address each network from which guests book, all their accounts together
 * @param desk each account of the staff; guests who stand there are checked by people
 * @param partner each account that {@code partners} names, wherever it books from
 * @param partners ids of accounts that book for many others
 * @param hotels other caps of a hotel, by its id
 */
@ConfigurationProperties("lodgeflow.holding")
public record HoldingSettings(
        @DefaultValue("true") boolean enabled,
        @Nullable Caps guest,
        @Nullable Caps address,
        @Nullable Caps desk,
        @Nullable Caps partner,
        @DefaultValue Set<String> partners,
        @DefaultValue Map<String, OfHotel> hotels) {

    private static final Caps GUEST = new Caps(6, 90, 60, 300);
    private static final Caps ADDRESS = new Caps(30, 180, 120, 600);
    private static final Caps WIDE = new Caps(1_000, 20_000, 20_000, 20_000);

    /** Whose caps they are. */
    enum Holder {
        GUEST,
        ADDRESS,
        DESK,
        PARTNER
    }

    /** Caps of one hotel. */
    public record OfHotel(
            @Nullable Caps guest,
            @Nullable Caps address,
            @Nullable Caps desk,
            @Nullable Caps partner) {}

    /**
     * Most that may be held at once.
     *
     * @param bookings that wait for their payment
     * @param roomNights of those
     * @param withoutCard room nights to be paid at the hotel for which no card answers; beyond, one is needed
     * @param withCard room nights to be paid at the hotel for which a card answers
     */
    public record Caps(
            @Nullable Integer bookings,
            @Nullable Integer roomNights,
            @Nullable Integer withoutCard,
            @Nullable Integer withCard) {

        private Caps or(@Nullable Caps other) {
            return other == null
                    ? this
                    : new Caps(
                            bookings == null ? other.bookings : bookings,
                            roomNights == null ? other.roomNights : roomNights,
                            withoutCard == null ? other.withoutCard : withoutCard,
                            withCard == null ? other.withCard : withCard);
        }
    }

    private static final Caps UNNAMED = new Caps(null, null, null, null);

    Caps caps(Holder holder, String hotelId) {
        OfHotel ofHotel = hotels.get(hotelId);
        return switch (holder) {
            case GUEST -> first(ofHotel == null ? null : ofHotel.guest(), guest, GUEST);
            case ADDRESS -> first(ofHotel == null ? null : ofHotel.address(), address, ADDRESS);
            case DESK -> first(ofHotel == null ? null : ofHotel.desk(), desk, WIDE);
            case PARTNER -> first(ofHotel == null ? null : ofHotel.partner(), partner, WIDE);
        };
    }

    private static Caps first(@Nullable Caps ofHotel, @Nullable Caps ofAll, Caps usual) {
        return UNNAMED.or(ofHotel).or(ofAll).or(usual);
    }

    /** What of {@code held} is more than the caps allow; only what {@code added} to is asked. */
    static Optional<Excess> excess(Caps caps, Held held, Held added) {
        if (added.unpaidBookings() > 0 && held.unpaidBookings() > of(caps.bookings())) {
            return Optional.of(
                    new Excess("too_many_holds.bookings", "too_many_holds.bookings_from_address", of(caps.bookings())));
        }
        if (added.unpaidNights() > 0 && held.unpaidNights() > of(caps.roomNights())) {
            return Optional.of(
                    new Excess("too_many_holds.nights", "too_many_holds.nights_from_address", of(caps.roomNights())));
        }
        if (added.nightsWithoutCard() > 0 && held.nightsWithoutCard() > of(caps.withoutCard())) {
            return Optional.of(
                    new Excess("card_needed.nights", "card_needed.nights_from_address", of(caps.withoutCard())));
        }
        if (added.nightsWithCard() > 0 && held.nightsWithCard() > of(caps.withCard())) {
            return Optional.of(
                    new Excess("too_many_holds.card", "too_many_holds.card_from_address", of(caps.withCard())));
        }
        return Optional.empty();
    }

    /**
     * @param byAccount code of the refusal if an account holds too much
     * @param byNetwork if all accounts of a network do
     */
    record Excess(String byAccount, String byNetwork, int cap) {}

    private static int of(@Nullable Integer cap) {
        return cap == null ? Integer.MAX_VALUE : cap;
    }
}
