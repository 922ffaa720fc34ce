package io.lodgeflow.benchmarks;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Equal hotels with one prepaid room type each, and the wishes of guests who want to stay there three nights. */
final class BookedHotels {

    static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    static final int NIGHTS = 3;
    static final Actor GUEST = new Actor("guest:benchmark");
    private static final int CALENDAR_DAYS = 380;
    private static final String BODY_HASH = "0".repeat(64);

    private final int count;
    private final LocalDate today;

    private BookedHotels(int count, LocalDate today) {
        this.count = count;
        this.today = today;
    }

    /**
     * @param roomsOnSale of each hotel on each night
     * @param physicalRooms rows of rooms of each hotel, as many as are ever to be assigned
     */
    static BookedHotels open(Product product, int count, int roomsOnSale, int physicalRooms) {
        Catalogue catalogue = product.bean(Catalogue.class);
        Inventory inventory = product.bean(Inventory.class);
        Transactions transactions = product.bean(Transactions.class);
        LocalDate today = product.bean(Clock.class).instant().atZone(ZONE).toLocalDate();
        transactions.run(() -> {
            for (int hotel = 0; hotel < count; hotel++) {
                catalogue.add(new Hotel(hotelId(hotel), ZONE, Currency.getInstance("EUR"), details(hotel)));
                catalogue.add(roomType(hotel));
                catalogue.add(new RatePlan(
                        planId(hotel), hotelId(hotel), "FLEXIBLE", "Flexible", 100, PaymentPlan.PREPAID, "FLEXIBLE"));
            }
        });
        for (int number = 0; number < count; number++) {
            int hotel = number;
            transactions.run(() -> {
                for (int room = 0; room < physicalRooms; room++) {
                    catalogue.add(new Room(
                            hotelId(hotel) + "_" + room,
                            hotelId(hotel),
                            roomTypeId(hotel),
                            Integer.toString(100 + room),
                            1 + room / 20,
                            Set.of()));
                }
                inventory.setRooms(
                        hotelId(hotel), roomTypeId(hotel), today, today.plusDays(CALENDAR_DAYS), roomsOnSale, 100);
            });
        }
        return new BookedHotels(count, today);
    }

    /** Any hotel, any night of a year. */
    Wish anywhere(RandomGenerator random) {
        return wish(random.nextInt(count), today.plusDays(2 + random.nextInt(CALENDAR_DAYS - 30)));
    }

    /** The one stay that everybody wants. */
    Wish hot() {
        return wish(0, today.plusDays(30));
    }

    Wish wish(int hotel, LocalDate arrival) {
        return new Wish(
                new ReservationRequest(
                        hotelId(hotel),
                        roomTypeId(hotel),
                        planId(hotel),
                        StayDates.of(arrival, NIGHTS),
                        1,
                        2,
                        0,
                        guest(),
                        null,
                        "",
                        Set.of(),
                        null,
                        null,
                        GUEST,
                        null),
                newRequest("POST /v1/reservations"));
    }

    /** One of a thousand, so that guests do not wait for each other's points. */
    private static GuestDetails guest() {
        int number = ThreadLocalRandom.current().nextInt(1000);
        return new GuestDetails(
                "usr_benchmark_" + number,
                "Benchmark Guest " + number,
                "guest" + number + "@benchmark.lodgeflow.example",
                "en",
                0);
    }

    /** The last arrival that the calendar has room for. */
    LocalDate lastArrival() {
        return today.plusDays(CALENDAR_DAYS - 2L * NIGHTS);
    }

    static IdempotentRequest newRequest(String what) {
        return new IdempotentRequest("usr_benchmark " + what, UUID.randomUUID().toString(), BODY_HASH);
    }

    private static String hotelId(int hotel) {
        return "htl_benchmark_" + hotel;
    }

    private static String roomTypeId(int hotel) {
        return "rmt_benchmark_" + hotel;
    }

    private static String planId(int hotel) {
        return "rpl_benchmark_" + hotel;
    }

    private static RoomType roomType(int hotel) {
        return new RoomType(
                roomTypeId(hotel),
                hotelId(hotel),
                "DOUBLE",
                new RoomTypeDetails(
                        "Double room", "For two", 2, "double bed", 22, 1, 10_000, List.of("wifi"), List.of()));
    }

    private static HotelDetails details(int hotel) {
        return new HotelDetails(
                "Hotel " + hotel,
                "Equal to all others",
                "Benchmark Street " + hotel,
                "Lisbon",
                "PT",
                38.7,
                -9.1,
                4,
                8.0,
                List.of("wifi"),
                List.of(),
                LocalTime.of(15, 0),
                LocalTime.of(11, 0),
                LocalTime.of(12, 0),
                100,
                CALENDAR_DAYS);
    }
}
