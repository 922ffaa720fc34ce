package io.lodgeflow.application.replay;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Builds the hotel that a file of bookings needs: its room types, rooms, plans and nights. */
@Component
class ReplayedHotel {

    static final String HOTEL = "htl_replay";
    static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    static final Currency CURRENCY = Currency.getInstance("EUR");
    /** Nothing is sold beyond the rooms there are, so that everybody who comes can be housed. */
    private static final int NO_OVERBOOKING = 100;

    private final Catalogue catalogue;
    private final Inventory inventory;
    private final Transactions transactions;

    ReplayedHotel(Catalogue catalogue, Inventory inventory, Transactions transactions) {
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.transactions = transactions;
    }

    /** @return rooms by type */
    Map<String, Integer> build(List<RecordedBooking> bookings) {
        Map<String, Integer> rooms = RoomsNeeded.byType(bookings);
        LocalDate first = bookings.stream()
                .map(booking -> booking.stay().arrival())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = bookings.stream()
                .map(booking -> booking.longestStay().roomFreeFrom())
                .max(LocalDate::compareTo)
                .orElseThrow();
        int horizon = bookings.stream()
                .mapToInt(booking -> Math.toIntExact(ChronoUnit.DAYS.between(
                        booking.bookedOn(), booking.longestStay().roomFreeFrom())))
                .max()
                .orElseThrow();
        transactions.run(() -> {
            catalogue.add(new Hotel(HOTEL, ZONE, CURRENCY, hotel(horizon)));
            catalogue.add(plan("FLEXIBLE", PaymentPlan.PREPAID, "FLEXIBLE"));
            catalogue.add(plan("NON_REFUNDABLE", PaymentPlan.PREPAID, "NON_REFUNDABLE"));
            catalogue.add(plan("PAY_AT_HOTEL", PaymentPlan.PAY_AT_HOTEL, "FLEXIBLE"));
            int grade = 0;
            for (String type : rooms.keySet()) {
                catalogue.add(roomType(type, ++grade, occupancy(bookings, type)));
            }
        });
        transactions.run(() -> rooms.forEach((type, count) -> {
            IntStream.rangeClosed(1, count)
                    .forEach(number -> catalogue.add(new Room(
                            "rom_replay_" + type + "_" + number,
                            HOTEL,
                            roomTypeId(type),
                            type + String.format("%03d", number),
                            1 + number / 20,
                            Set.of())));
            inventory.setRooms(HOTEL, roomTypeId(type), first, last, count, NO_OVERBOOKING);
        }));
        return rooms;
    }

    static String roomTypeId(String type) {
        return "rmt_replay_" + type;
    }

    static String ratePlanId(RecordedBooking.Deposit deposit) {
        return switch (deposit) {
            case NONE -> "rpl_replay_PAY_AT_HOTEL";
            case NON_REFUND -> "rpl_replay_NON_REFUNDABLE";
            case REFUNDABLE -> "rpl_replay_FLEXIBLE";
        };
    }

    private static int occupancy(List<RecordedBooking> bookings, String type) {
        return bookings.stream()
                .filter(booking -> booking.roomType().equals(type))
                .mapToInt(RecordedBooking::guests)
                .max()
                .orElse(1);
    }

    private static RatePlan plan(String code, PaymentPlan paymentPlan, String policy) {
        return new RatePlan("rpl_replay_" + code, HOTEL, code, code, 100, paymentPlan, policy);
    }

    private static RoomType roomType(String type, int grade, int occupancy) {
        return new RoomType(
                roomTypeId(type),
                HOTEL,
                type,
                new RoomTypeDetails(
                        "Type " + type,
                        "Room type of the recorded hotel",
                        occupancy,
                        "",
                        0,
                        grade,
                        0,
                        List.of(),
                        List.of()));
    }

    private static HotelDetails hotel(int horizon) {
        return new HotelDetails(
                "Replayed hotel",
                "Rebuilt from its recorded bookings",
                "",
                "Algarve",
                "PT",
                37.1,
                -8.2,
                4,
                0,
                List.of(),
                List.of(),
                LocalTime.of(15, 0),
                LocalTime.of(11, 0),
                LocalTime.of(12, 0),
                NO_OVERBOOKING,
                horizon + 1);
    }
}
