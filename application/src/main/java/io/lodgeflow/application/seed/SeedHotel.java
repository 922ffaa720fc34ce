package io.lodgeflow.application.seed;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.RemoteWork;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import io.lodgeflow.workflows.payment.SubmitPayment;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A hotel in which the originals are booked, through the product's own commands. */
@Component
class SeedHotel {

    private static final String HOTEL = "htl_seed";
    private static final String ROOM_TYPE = "rmt_seed";
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final Actor ACTOR = new Actor("operations:seed");
    private static final int HORIZON = 390;

    private final Catalogue catalogue;
    private final Inventory inventory;
    private final PlaceReservations place;
    private final SubmitPayment pay;
    private final CancelReservation cancel;
    private final RemoteWork remoteWork;
    private final Transactions transactions;
    private final Clock clock;

    SeedHotel(
            Catalogue catalogue,
            Inventory inventory,
            PlaceReservations place,
            SubmitPayment pay,
            CancelReservation cancel,
            RemoteWork remoteWork,
            Transactions transactions,
            Clock clock) {
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.place = place;
        this.pay = pay;
        this.cancel = cancel;
        this.remoteWork = remoteWork;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Ten bookings: most are paid and wait for their day, one waits for payment, one was canceled and refunded. */
    List<String> originals() {
        open();
        LocalDate arrival = clock.instant().atZone(ZONE).toLocalDate().plusDays(60);
        List<String> ids = java.util.stream.IntStream.range(0, 10)
                .mapToObj(number -> placed(arrival.plusDays(number)))
                .toList();
        ids.subList(0, 9)
                .forEach(id -> pay.submit(id, "tok_ok", null, ACTOR, null).orThrow());
        drain();
        cancel.cancel(ids.getFirst(), "seed", null, ACTOR, null).orThrow();
        drain();
        return ids;
    }

    private void drain() {
        int done;
        do {
            done = remoteWork.runDue();
        } while (done > 0);
    }

    private String placed(LocalDate arrival) {
        return place.place(
                        new Wish(
                                new ReservationRequest(
                                        HOTEL,
                                        ROOM_TYPE,
                                        "rpl_seed",
                                        new StayDates(arrival, arrival.plusDays(2)),
                                        1,
                                        2,
                                        0,
                                        new GuestDetails("usr_seed", "Seed Guest", "seed@guest.example", "en", 0),
                                        null,
                                        "",
                                        Set.of(),
                                        null,
                                        null,
                                        ACTOR,
                                        null),
                                null),
                        reservation -> "")
                .orThrow()
                .reservationId();
    }

    private void open() {
        LocalDate today = clock.instant().atZone(ZONE).toLocalDate();
        transactions.run(() -> {
            catalogue.add(new Hotel(HOTEL, ZONE, Currency.getInstance("EUR"), details()));
            catalogue.add(new RoomType(
                    ROOM_TYPE,
                    HOTEL,
                    "standard",
                    new RoomTypeDetails("Standard", "", 2, "", 20, 1, 10_000, List.of(), List.of())));
            catalogue.add(
                    new RatePlan("rpl_seed", HOTEL, "flexible", "Flexible", 100, PaymentPlan.PREPAID, "FLEXIBLE"));
        });
        transactions.run(() -> inventory.setRooms(HOTEL, ROOM_TYPE, today, today.plusDays(HORIZON), 100, 100));
    }

    private static HotelDetails details() {
        return new HotelDetails(
                "Seed hotel",
                "For measuring",
                "",
                "Lisbon",
                "PT",
                38.7,
                -9.1,
                4,
                0,
                List.of(),
                List.of(),
                LocalTime.of(15, 0),
                LocalTime.of(11, 0),
                LocalTime.of(12, 0),
                100,
                HORIZON);
    }
}
