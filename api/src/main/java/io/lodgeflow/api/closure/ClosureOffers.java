package io.lodgeflow.api.closure;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.closure.Alternative;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.ClosureItems;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.web.ReaderLanguage;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Writes a guest's choice out, with the names of the hotels. Within the caller's transaction. */
@Component
class ClosureOffers {

    private final ClosureItems closures;
    private final Catalogue catalogue;
    private final Clock clock;

    ClosureOffers(ClosureItems closures, Catalogue catalogue, Clock clock) {
        this.closures = closures;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Refused until the guest was told, or the booking was settled without asking. */
    Result<ClosureOfferView> of(Reservation reservation) {
        return closures.itemOf(reservation.id())
                .filter(item -> item.state() == ClosureItem.State.OFFERED || !item.isOpen())
                .<Result<ClosureOfferView>>map(item -> Result.done(view(item, reservation)))
                .orElseGet(() -> Result.refused(Refusal.notFound("closure offer for reservation", reservation.id())));
    }

    private ClosureOfferView view(ClosureItem item, Reservation reservation) {
        Instant deadline = item.deadline(reservation);
        return new ClosureOfferView(
                reservation.id(),
                item.isOpen() && clock.instant().isBefore(deadline),
                deadline,
                closures.alternativesOf(reservation.id()).stream()
                        .map(this::hotel)
                        .toList(),
                item.choice(),
                item.outcome(),
                item.newReservationId());
    }

    private ClosureOfferView.Hotel hotel(Alternative alternative) {
        HotelDetails hotel =
                catalogue.hotel(alternative.hotelId()).orElseThrow().details();
        return new ClosureOfferView.Hotel(
                alternative.hotelId(),
                hotel.name(),
                hotel.city(),
                hotel.address(),
                Math.round(alternative.distanceMeters() / 100.0) / 10.0,
                hotel.starRating(),
                alternative.roomTypeId(),
                catalogue
                        .roomType(alternative.roomTypeId())
                        .map(type -> type.name(ReaderLanguage.code()))
                        .orElseThrow(),
                alternative.guestTotal());
    }
}
