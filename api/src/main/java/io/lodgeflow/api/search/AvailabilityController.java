package io.lodgeflow.api.search;

import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.web.Faults;
import io.lodgeflow.web.catalogue.HotelReads;
import io.lodgeflow.web.catalogue.HotelReads.HotelView;
import io.lodgeflow.web.search.AvailabilityReads;
import io.lodgeflow.web.search.AvailabilityReads.Availability;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a hotel has left for a stay, for everybody. */
@RestController
@Tag(name = "Availability", description = "What is left, and for how much")
class AvailabilityController {

    private final HotelReads hotels;
    private final AvailabilityReads reads;
    private final Clock clock;

    AvailabilityController(HotelReads hotels, AvailabilityReads reads, Clock clock) {
        this.hotels = hotels;
        this.reads = reads;
        this.clock = clock;
    }

    @GetMapping("/v1/hotels/{hotelId}/availability")
    @SecurityRequirements
    @Operation(
            operationId = "readAvailability",
            summary = "What is left for a stay",
            description =
                    "Every room type with every rate plan: prices of each night, total, whether it can be booked and"
                            + " if not, why. Departure on the day of arrival is a day use.")
    Availability availability(
            @PathVariable String hotelId,
            @RequestParam LocalDate arrival,
            @RequestParam LocalDate departure,
            @Parameter(description = "In all rooms together") @RequestParam(defaultValue = "1") int guests,
            @RequestParam(defaultValue = "1") int rooms) {
        HotelView hotel = hotels.open(hotelId);
        LocalDate today = hotel.today(clock.instant());
        stayFaults(arrival, departure, guests, rooms)
                .parameter(
                        arrival.isBefore(today),
                        "arrival",
                        "arrival_in_the_past",
                        "At the hotel it is " + today + " already.")
                .refuseIfAny();
        return reads.of(hotel, new StayDates(arrival, departure), guests, rooms);
    }

    private static Faults stayFaults(LocalDate arrival, LocalDate departure, int guests, int rooms) {
        int mostGuests = StayDates.MOST_ROOMS * 20;
        return new Faults()
                .stay(arrival, departure)
                .parameter(
                        guests < 1 || guests > mostGuests,
                        "guests",
                        "guest_count",
                        "Expected 1 to " + mostGuests + " guests.")
                .parameter(
                        rooms < 1 || rooms > StayDates.MOST_ROOMS,
                        "rooms",
                        "room_count",
                        "Expected 1 to " + StayDates.MOST_ROOMS + " rooms.");
    }
}
