package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.closure.Alternative;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.ClosureItems;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a guest is told when the hotel closes, and what became of the booking then. */
@Component
class ClosureFacts {

    private static final String NONE = "";
    private static final String YES = "yes";

    private final ClosureItems closures;
    private final Catalogue catalogue;
    private final Reservations reservations;

    ClosureFacts(ClosureItems closures, Catalogue catalogue, Reservations reservations) {
        this.closures = closures;
        this.catalogue = catalogue;
        this.reservations = reservations;
    }

    /** Each alternative in a line of its own; the deadline in the hotel's zone. */
    Map<String, String> of(Reservation reservation, Hotel hotel, Wording wording) {
        ClosureItem item = closures.itemOf(reservation.id()).orElseThrow();
        String alternatives = closures.alternativesOf(reservation.id()).stream()
                .map(alternative -> line(alternative, wording))
                .collect(Collectors.joining("\n"));
        return Map.of(
                "alternatives",
                alternatives,
                "choiceDeadline",
                wording.moment(item.deadline(reservation), hotel.zone()));
    }

    private String line(Alternative alternative, Wording wording) {
        Hotel hotel = catalogue.hotel(alternative.hotelId()).orElseThrow();
        String roomType = catalogue
                .roomType(alternative.roomTypeId())
                .map(type -> type.name(wording.language()))
                .orElseThrow();
        return wording.word(
                "alternative",
                alternative.position(),
                MessageFacts.oneLine(hotel.name()),
                MessageFacts.oneLine(hotel.city()),
                wording.kilometres(alternative.distanceMeters()),
                MessageFacts.oneLine(roomType),
                wording.money(alternative.guestTotal()));
    }

    /** For the cancellation: whether the hotel's closure is why, and the confirmation number of the new booking. */
    Map<String, String> afterwards(Reservation reservation) {
        Optional<ClosureItem> item =
                closures.itemOf(reservation.id()).filter(one -> one.outcome() != ClosureItem.Outcome.ENDED_OTHERWISE);
        Map<String, String> facts = new HashMap<>();
        facts.put("hotelClosed", item.isPresent() ? YES : NONE);
        facts.put(
                "movedTo",
                item.map(ClosureItem::newReservationId)
                        .flatMap(reservations::find)
                        .map(Reservation::confirmationNumber)
                        .orElse(NONE));
        return facts;
    }
}
