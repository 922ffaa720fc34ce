package io.lodgeflow.pages.guest;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.closure.Alternative;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.ClosureItems;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.ReaderLanguage;
import io.lodgeflow.workflows.closure.AnswerClosureOffer;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a guest chooses another hotel or the money when the hotel closes. The key of the link that was sent stands for the
 * guest, for this choice only.
 */
@Controller
class ClosurePage {

    private final GuestLinks links;
    private final Reservations reservations;
    private final ClosureItems closures;
    private final Catalogue catalogue;
    private final AnswerClosureOffer answerClosureOffer;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final Clock clock;

    ClosurePage(
            GuestLinks links,
            Reservations reservations,
            ClosureItems closures,
            Catalogue catalogue,
            AnswerClosureOffer answerClosureOffer,
            Identifiers identifiers,
            Transactions transactions,
            Clock clock) {
        this.links = links;
        this.reservations = reservations;
        this.closures = closures;
        this.catalogue = catalogue;
        this.answerClosureOffer = answerClosureOffer;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the page can say: the guest may choose, is late, or what became of the booking. */
    enum State {
        OPEN,
        LATE,
        MOVED,
        REFUND_CHOSEN,
        REFUND_BY_DEFAULT,
        ENDED
    }

    /**
     * @param picture address on this site; absent: none, or one from elsewhere, which is not loaded
     * @param total of all rooms and nights, to be paid there
     */
    record Choice(
            String hotelId,
            String name,
            String place,
            @Nullable String picture,
            int stars,
            double guestRating,
            double kilometres,
            String roomType,
            LocalTime checkInHour,
            Money total) {}

    /** @param movedTo confirmation number of the booking at the other hotel */
    record Offer(
            String reservationId,
            String confirmationNumber,
            String hotel,
            StayDates stay,
            int rooms,
            Money total,
            Instant deadline,
            ZoneId zone,
            State state,
            List<Choice> choices,
            @Nullable String movedTo,
            @Nullable String movedToHotel) {}

    @GetMapping("/bookings/{id}/closure")
    String page(@PathVariable String id, @RequestParam(defaultValue = "") String key, Model model) {
        show(id, key, null, model);
        return "guest/closure";
    }

    /**
     * The page then shows what became of it. A second click finds the choice made and changes nothing.
     *
     * @param hotel one of the alternatives; empty: the money
     */
    @PostMapping("/bookings/{id}/closure")
    String choose(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String hotel,
            Model model) {
        Offer offer = Answers.granted(transactions.read(() -> offer(id, key)));
        Result<ClosureItem> answer = offer.state() == State.OPEN
                ? answerClosureOffer.answer(
                        id,
                        hotel.isEmpty() ? null : hotel,
                        new IdempotentRequest("closure link " + id, identifiers.next("clk"), "link"))
                : Result.refused(Refusal.conflict("no_open_offer"));
        show(id, key, answer instanceof Result.Refused<ClosureItem>(Refusal why) ? why.code() : null, model);
        return "guest/closure :: part";
    }

    private void show(String id, String key, @Nullable String fault, Model model) {
        model.addAttribute("offer", Answers.granted(transactions.read(() -> offer(id, key))));
        model.addAttribute("key", key);
        model.addAttribute("fault", fault);
    }

    /** One answer for a wrong key and for a booking that does not exist. */
    private Result<Offer> offer(String id, String key) {
        return links.opens(id, GuestLinks.Purpose.CLOSURE, key)
                ? Result.done(offerOf(
                        reservations.find(id).orElseThrow(), closures.itemOf(id).orElseThrow()))
                : Result.refused(Refusal.notFound("closure link", id));
    }

    private Offer offerOf(Reservation booking, ClosureItem item) {
        Hotel hotel = catalogue.hotel(booking.hotelId()).orElseThrow();
        State state = state(booking, item);
        Optional<Reservation> other =
                Optional.ofNullable(item.newReservationId()).flatMap(reservations::find);
        return new Offer(
                booking.id(),
                booking.confirmationNumber(),
                hotel.name(),
                booking.stay(),
                booking.rooms(),
                booking.total(),
                item.deadline(booking),
                hotel.zone(),
                state,
                state == State.OPEN
                        ? closures.alternativesOf(booking.id()).stream()
                                .map(this::choice)
                                .toList()
                        : List.of(),
                other.map(Reservation::confirmationNumber).orElse(null),
                other.flatMap(there -> catalogue.hotel(there.hotelId()))
                        .map(Hotel::name)
                        .orElse(null));
    }

    private State state(Reservation booking, ClosureItem item) {
        if (item.outcome() == null) {
            return clock.instant().isBefore(item.deadline(booking)) ? State.OPEN : State.LATE;
        }
        return switch (item.outcome()) {
            case MOVED -> State.MOVED;
            case REFUND_CHOSEN -> State.REFUND_CHOSEN;
            case REFUND_BY_DEFAULT, HOLD_CANCELED -> State.REFUND_BY_DEFAULT;
            case ENDED_OTHERWISE -> State.ENDED;
        };
    }

    private Choice choice(Alternative alternative) {
        HotelDetails hotel =
                catalogue.hotel(alternative.hotelId()).orElseThrow().details();
        return new Choice(
                alternative.hotelId(),
                hotel.name(),
                hotel.address().contains(hotel.city()) ? hotel.address() : hotel.address() + ", " + hotel.city(),
                hotel.images().stream()
                        .filter(image -> image.startsWith("/"))
                        .findFirst()
                        .orElse(null),
                hotel.starRating(),
                hotel.guestRating(),
                Math.round(alternative.distanceMeters() / 100.0) / 10.0,
                catalogue
                        .roomType(alternative.roomTypeId())
                        .map(type -> type.name(ReaderLanguage.code()))
                        .orElseThrow(),
                hotel.checkInHour(),
                alternative.guestTotal());
    }
}
