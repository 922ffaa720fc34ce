package io.lodgeflow.scenarios;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomFeature;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A hotel of a test's own in the running product: room types {@code standard} (2 guests, 100.00 a night) and {@code suite}
 * (4 guests, 250.00, the better type), {@value #NIGHTS} nights from today, the usual rate plans. Check-in 15:00, check-out 11:00,
 * no-show cut-off 12:00 on the next day.
 */
public final class TestHotel {

    /** Enough for most stories; the check of the books, after each test, reads the calendars of all of them. */
    private static final int NIGHTS = 130;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Product lodgeflow;
    private final String id;
    private final ZoneId zone;
    private final Map<String, Integer> rooms;
    private final int overbookingPercent;

    private TestHotel(Product lodgeflow, String id, ZoneId zone, Map<String, Integer> rooms, int overbookingPercent) {
        this.lodgeflow = lodgeflow;
        this.id = id;
        this.zone = zone;
        this.rooms = rooms;
        this.overbookingPercent = overbookingPercent;
    }

    /** In Lisbon, euros. */
    public static TestHotel with(Product lodgeflow, int standardRooms, int suites, int overbookingPercent) {
        return with(lodgeflow, "Europe/Lisbon", "EUR", standardRooms, suites, overbookingPercent);
    }

    public static TestHotel with(
            Product lodgeflow, String zoneId, String currency, int standardRooms, int suites, int overbookingPercent) {
        return with(lodgeflow, zoneId, currency, "Testville", 38.7, standardRooms, suites, overbookingPercent);
    }

    /** In Lisbon, euros, in a city of its own at that latitude: other tests' hotels are not near. */
    public static TestHotel in(Product lodgeflow, String city, double latitude, int standardRooms, int suites) {
        return with(lodgeflow, "Europe/Lisbon", "EUR", city, latitude, standardRooms, suites, 100);
    }

    /** One in Lisbon that an earlier product has left in the database; its calendars stay as long as they are. */
    public static TestHotel known(Product lodgeflow, String id) {
        return new TestHotel(lodgeflow, id, ZoneId.of("Europe/Lisbon"), Map.of(), 100);
    }

    private static TestHotel with(
            Product lodgeflow,
            String zoneId,
            String currency,
            String city,
            double latitude,
            int standardRooms,
            int suites,
            int overbookingPercent) {
        String id = "htl_test_" + NUMBER.incrementAndGet();
        ZoneId zone = ZoneId.of(zoneId);
        TestHotel hotel = new TestHotel(
                lodgeflow, id, zone, Map.of("standard", standardRooms, "suite", suites), overbookingPercent);
        Catalogue catalogue = lodgeflow.bean(Catalogue.class);
        Transactions transactions = lodgeflow.bean(Transactions.class);
        transactions.run(() -> {
            catalogue.add(new Hotel(
                    id,
                    zone,
                    Currency.getInstance(currency),
                    new HotelDetails(
                            "Test hotel " + id,
                            "For tests",
                            "1 Test Street",
                            city,
                            "PT",
                            latitude,
                            -9.1,
                            4,
                            8.0,
                            List.of("wifi"),
                            List.of(),
                            LocalTime.of(15, 0),
                            LocalTime.of(11, 0),
                            LocalTime.of(12, 0),
                            overbookingPercent,
                            390)));
            catalogue.add(type(id, "standard", 2, 1, 10_000));
            catalogue.add(type(id, "suite", 4, 2, 25_000));
            catalogue.add(plan(id, "flexible", 100, PaymentPlan.PREPAID, "FLEXIBLE"));
            catalogue.add(plan(id, "non_refundable", 90, PaymentPlan.PREPAID, "NON_REFUNDABLE"));
            RatePlan deposit = plan(id, "deposit", 100, PaymentPlan.DEPOSIT, "FLEXIBLE");
            deposit.askDeposit(30);
            catalogue.add(deposit);
            catalogue.add(plan(id, "pay_at_hotel", 100, PaymentPlan.PAY_AT_HOTEL, "FLEXIBLE"));
        });
        transactions.run(() -> {
            hotel.build("standard", standardRooms, 1);
            hotel.build("suite", suites, Math.max(5, 2 + standardRooms / 4));
        });
        return hotel.open(NIGHTS);
    }

    /** On sale from the day before yesterday until so many nights from today. */
    public TestHotel open(int nights) {
        lodgeflow
                .bean(Transactions.class)
                .run(() -> rooms.forEach((type, count) -> lodgeflow
                        .bean(Inventory.class)
                        .setRooms(
                                id,
                                typeId(type),
                                today().minusDays(2),
                                today().plusDays(nights),
                                count,
                                overbookingPercent)));
        return this;
    }

    private void build(String type, int count, int firstFloor) {
        for (int number = 0; number < count; number++) {
            int floor = firstFloor + number / 4;
            Set<RoomFeature> features = number % 2 == 0 ? Set.of(RoomFeature.QUIET) : Set.of(RoomFeature.VIEW);
            lodgeflow
                    .bean(Catalogue.class)
                    .add(new Room(
                            id + "_" + type + "_" + number,
                            id,
                            typeId(type),
                            "" + (floor * 100 + number % 4 + 1),
                            floor,
                            features));
        }
    }

    public String id() {
        return id;
    }

    public ZoneId zone() {
        return zone;
    }

    public LocalDate today() {
        return lodgeflow.today(zone);
    }

    /** The instant when the hotel's clock shows that time, such as {@code 15:00}, on that date. */
    public Instant at(LocalDate date, String time) {
        return date.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    /** @param type {@code standard} or {@code suite}; rooms are numbered from 0 */
    public String roomId(String type, int number) {
        return id + "_" + type + "_" + number;
    }

    /** @param type {@code standard} or {@code suite} */
    public String typeId(String type) {
        return id + "_t_" + type;
    }

    /** @param plan {@code flexible}, {@code non_refundable}, {@code pay_at_hotel} or {@code deposit} (30 %) */
    public String planId(String plan) {
        return id + "_p_" + plan;
    }

    /** The body of a request for two adults in one room. */
    public Map<String, Object> wish(String type, String plan, LocalDate arrival, int nights) {
        return Map.of(
                "hotelId", id,
                "roomTypeId", typeId(type),
                "ratePlanId", planId(plan),
                "arrival", arrival.toString(),
                "departure", arrival.plusDays(nights).toString(),
                "adults", 2);
    }

    private static RoomType type(String hotel, String code, int occupancy, int grade, long price) {
        return new RoomType(
                hotel + "_t_" + code,
                hotel,
                code,
                new RoomTypeDetails(code, code, occupancy, "double bed", 25, grade, price, List.of(), List.of()));
    }

    private static RatePlan plan(String hotel, String code, int percent, PaymentPlan paymentPlan, String policy) {
        return new RatePlan(hotel + "_p_" + code, hotel, code, code, percent, paymentPlan, policy);
    }
}
