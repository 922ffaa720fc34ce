package io.lodgeflow.simulator;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Product;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/** The one hotel of a run, small enough to be sold out now and then, and the guests who have points to spend. */
final class SimulatedHotel {

    static final String ID = "htl_simulated";
    static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    static final List<String> TYPES = List.of("standard", "suite");
    static final List<String> PLANS = List.of("flexible", "flexible", "non_refundable", "pay_at_hotel", "deposit");
    static final List<String> GUESTS = List.of("usr_one", "usr_two", "usr_three");

    private static final int POINTS = 8_000;

    private SimulatedHotel() {}

    /** @param days for which rooms are on sale, from today on */
    static void open(Product product, int days) {
        Catalogue catalogue = product.bean(Catalogue.class);
        Inventory inventory = product.bean(Inventory.class);
        LocalDate today = product.now().atZone(ZONE).toLocalDate();
        product.bean(Transactions.class).run(() -> {
            catalogue.add(new Hotel(ID, ZONE, Currency.getInstance("EUR"), details(days)));
            catalogue.add(type("standard", 2, 1, 10_000));
            catalogue.add(type("suite", 4, 2, 25_000));
            catalogue.add(plan("flexible", 100, PaymentPlan.PREPAID, "FLEXIBLE"));
            catalogue.add(plan("non_refundable", 90, PaymentPlan.PREPAID, "NON_REFUNDABLE"));
            catalogue.add(plan("pay_at_hotel", 100, PaymentPlan.PAY_AT_HOTEL, "FLEXIBLE"));
            RatePlan deposit = plan("deposit", 95, PaymentPlan.DEPOSIT, "FLEXIBLE");
            deposit.askDeposit(30);
            catalogue.add(deposit);
        });
        product.bean(Transactions.class).run(() -> {
            rooms(catalogue, "standard", 3);
            rooms(catalogue, "suite", 1);
            inventory.setRooms(ID, typeId("standard"), today.minusDays(1), today.plusDays(days), 3, 100);
            inventory.setRooms(ID, typeId("suite"), today.minusDays(1), today.plusDays(days), 1, 100);
            GUESTS.forEach(guest -> product.bean(PointsLedger.class)
                    .write(new PointsEntry(
                            guest + ":welcome",
                            guest,
                            null,
                            PointsEntry.Kind.GRANTED,
                            POINTS,
                            Sentence.said("Welcome"),
                            product.now())));
        });
    }

    static String typeId(String type) {
        return "rmt_" + type;
    }

    static String planId(String plan) {
        return "rpl_" + plan;
    }

    private static void rooms(Catalogue catalogue, String type, int count) {
        for (int number = 1; number <= count; number++) {
            catalogue.add(new Room("rom_" + type + number, ID, typeId(type), type + number, 1, Set.of()));
        }
    }

    private static RoomType type(String code, int occupancy, int grade, long price) {
        return new RoomType(
                typeId(code),
                ID,
                code,
                new RoomTypeDetails(code, code, occupancy, "double bed", 25, grade, price, List.of(), List.of()));
    }

    private static RatePlan plan(String code, int percent, PaymentPlan paymentPlan, String policy) {
        return new RatePlan(planId(code), ID, code, code, percent, paymentPlan, policy);
    }

    private static HotelDetails details(int days) {
        return new HotelDetails(
                "Simulated hotel",
                "For the simulator",
                "1 Seed Street",
                "Lisbon",
                "PT",
                38.7,
                -9.1,
                4,
                8.0,
                List.of(),
                List.of(),
                LocalTime.of(15, 0),
                LocalTime.of(11, 0),
                LocalTime.of(12, 0),
                100,
                days);
    }
}
