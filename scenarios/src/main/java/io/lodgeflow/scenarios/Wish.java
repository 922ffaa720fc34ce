package io.lodgeflow.scenarios;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a guest wants of a {@link TestHotel}: one adult a room, prepaid; everything else can be said. */
public record Wish(
        TestHotel hotel,
        String type,
        String plan,
        StayDates stay,
        int rooms,
        @Nullable String clientReference,
        @Nullable String key,
        String body) {

    public static final Actor GUEST = new Actor("guest:usr_race");

    public static Wish of(TestHotel hotel, String type, LocalDate arrival, int nights) {
        return new Wish(hotel, type, "flexible", StayDates.of(arrival, nights), 1, null, null, "");
    }

    public Wish rooms(int number) {
        return new Wish(hotel, type, plan, stay, number, clientReference, key, body);
    }

    /** @param name {@code flexible}, {@code non_refundable} or {@code pay_at_hotel} */
    public Wish plan(String name) {
        return new Wish(hotel, type, name, stay, rooms, clientReference, key, body);
    }

    public Wish reference(String reference) {
        return new Wish(hotel, type, plan, stay, rooms, reference, key, body);
    }

    /** Sent with that Idempotency-Key. */
    public Wish once(String idempotencyKey) {
        return new Wish(hotel, type, plan, stay, rooms, clientReference, idempotencyKey, body);
    }

    /** Another body under the same key. */
    public Wish body(String text) {
        return new Wish(hotel, type, plan, stay, rooms, clientReference, key, text);
    }

    /** The scope of all keys at a hotel. */
    public static String scope(TestHotel hotel) {
        return hotel.id() + " POST /v1/reservations";
    }

    public PlaceReservations.Wish command() {
        return new PlaceReservations.Wish(
                new ReservationRequest(
                        hotel.id(),
                        hotel.typeId(type),
                        hotel.planId(plan),
                        stay,
                        rooms,
                        rooms,
                        0,
                        new GuestDetails("usr_" + hotel.id(), "Race Guest", "race@example.com", "en", 0),
                        clientReference,
                        "",
                        Set.of(),
                        null,
                        null,
                        GUEST,
                        null),
                key == null ? null : new IdempotentRequest(scope(hotel), key, hash()));
    }

    private String hash() {
        return String.format("%064x", body.hashCode() & 0xffffffffL);
    }
}
