package io.lodgeflow.application.demo;

import io.lodgeflow.application.demo.DemoSource.City;
import io.lodgeflow.application.demo.DemoSource.HotelText;
import io.lodgeflow.application.demo.DemoSource.RoomTypeText;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * The invented hotels of the demo, four in each city. Built from the texts of {@link DemoSource} without chance or clock:
 * every installation has the same hotels, rooms, ids and base prices, so that examples in the documentation work
 * everywhere. Ids are readable: {@code htl_demo_lisbon_1}, {@code rmt_demo_lisbon_1_double},
 * {@code rpl_demo_lisbon_1_flexible}, {@code rom_demo_lisbon_1_101}.
 */
record DemoCatalogue(List<DemoHotel> hotels) {

    /** Days ahead of which a room can be booked; shorter than the calendar, so that a node may run for weeks. */
    static final int BOOKING_HORIZON_DAYS = 365;

    private static final double NEAR_THE_ROOF = 0.6;

    static DemoCatalogue create() {
        List<RoomTypeText> roomTypes = DemoSource.roomTypes();
        List<DemoHotel> hotels = new ArrayList<>();
        for (City city : DemoSource.cities()) {
            int number = 1;
            for (HotelText text : city.hotels()) {
                hotels.add(hotel(city, text, city.key() + "_" + number, roomTypes));
                number++;
            }
        }
        return new DemoCatalogue(List.copyOf(hotels));
    }

    private static DemoHotel hotel(City city, HotelText text, String key, List<RoomTypeText> allTypes) {
        Hotel hotel = new Hotel(
                "htl_demo_" + key,
                ZoneId.of(city.zone()),
                Currency.getInstance(city.currency()),
                hotelDetails(city, text, key));
        List<RoomTypeText> offered = allTypes.stream()
                .filter(type -> text.roomTypes().contains(type.code()))
                .toList();
        List<RoomType> types = new ArrayList<>();
        List<RoomLayout.Share> shares = new ArrayList<>();
        for (RoomTypeText type : offered) {
            String id = "rmt_demo_" + key + "_" + type.code().toLowerCase(Locale.ROOT);
            long price = basePrice(city, text, type, hotel.currency(), key);
            types.add(new RoomType(id, hotel.id(), type.code(), typeDetails(text, type, types.size() + 1, price, key)));
            boolean best = type.pricePercent() >= 200;
            shares.add(new RoomLayout.Share(id, best ? NEAR_THE_ROOF : 0, roomsOf(text, type, key)));
        }
        List<Room> rooms = new RoomLayout(hotel.id(), "rom_demo_" + key + "_", 6 + pick(key, 4)).rooms(shares);
        return new DemoHotel(
                hotel, city.kind(), city.isSouthern(), List.copyOf(types), rooms, ratePlans(hotel.id(), key));
    }

    private static HotelDetails hotelDetails(City city, HotelText text, String key) {
        List<String> amenities = new ArrayList<>(text.amenities());
        if (text.stars() >= 4) {
            amenities.add("round_the_clock_reception");
        }
        return new HotelDetails(
                text.name(),
                text.description(),
                text.address(),
                city.name(),
                city.country(),
                text.latitude(),
                text.longitude(),
                text.stars(),
                text.rating(),
                DemoAmenities.known(DemoAmenities.HOTEL, amenities),
                List.of("/images/hotels/htl_demo_" + key + ".svg"),
                LocalTime.of(text.stars() == 5 ? 14 : 15, 0),
                LocalTime.of(text.stars() == 5 ? 12 : 11, 0),
                LocalTime.of(10, 0),
                Hotel.DEFAULT_OVERBOOKING_PERCENT,
                BOOKING_HORIZON_DAYS);
    }

    private static RoomTypeDetails typeDetails(HotelText text, RoomTypeText type, int grade, long price, String key) {
        String code = type.code().toLowerCase(Locale.ROOT);
        return new RoomTypeDetails(
                type.name(),
                type.descriptions()
                        .get(pick(key + type.code(), type.descriptions().size())),
                type.occupancy(),
                type.beds(),
                type.squareMetres() * byStars(text.stars(), 90, 100, 110, 130) / 100,
                grade,
                price,
                DemoAmenities.known(DemoAmenities.ROOM, type.amenities()),
                List.of("/images/hotels/htl_demo_" + key + ".svg?room=" + code));
    }

    /** The city's level, the stars and the type, and up to 6 % more or less for each house. */
    private static long basePrice(City city, HotelText text, RoomTypeText type, Currency currency, String key) {
        long minorPerMajor = Math.round(Math.pow(10, currency.getDefaultFractionDigits()));
        long percents =
                (long) byStars(text.stars(), 68, 100, 150, 270) * type.pricePercent() * (94 + pick("price" + key, 13));
        return NightPrice.rounded(city.priceLevel() * minorPerMajor * percents, 1_000_000, currency);
    }

    private static int roomsOf(HotelText text, RoomTypeText type, String key) {
        int size = byStars(text.stars(), 60, 85, 105, 125) + pick("size" + key, 20);
        return Math.max(1, type.rooms() * size / 100);
    }

    private static List<RatePlan> ratePlans(String hotelId, String key) {
        String prefix = "rpl_demo_" + key + "_";
        RatePlan deposit = new RatePlan(
                prefix + "deposit",
                hotelId,
                "DEPOSIT",
                "30 % now, the rest at the hotel",
                102,
                PaymentPlan.DEPOSIT,
                "FLEXIBLE");
        deposit.askDeposit(30);
        RatePlan saver = new RatePlan(
                prefix + "non_refundable",
                hotelId,
                "NON_REFUNDABLE",
                "Non-refundable saver",
                88,
                PaymentPlan.PREPAID,
                "NON_REFUNDABLE");
        saver.allowDateChanges(false);
        return List.of(
                new RatePlan(
                        prefix + "flexible",
                        hotelId,
                        "FLEXIBLE",
                        "Flexible rate",
                        100,
                        PaymentPlan.PREPAID,
                        "FLEXIBLE"),
                saver,
                new RatePlan(
                        prefix + "pay_at_hotel",
                        hotelId,
                        "PAY_AT_HOTEL",
                        "Pay at the hotel",
                        105,
                        PaymentPlan.PAY_AT_HOTEL,
                        "FLEXIBLE"),
                deposit);
    }

    private static int byStars(int stars, int two, int three, int four, int five) {
        return switch (stars) {
            case 2 -> two;
            case 3 -> three;
            case 4 -> four;
            case 5 -> five;
            default -> throw new IllegalArgumentException("a demo hotel has 2 to 5 stars, not " + stars);
        };
    }

    /** A number from 0 below the bound that looks arbitrary and is always the same for the name. */
    private static int pick(String name, int bound) {
        return Math.floorMod((name.hashCode() * 0x9E3779B1) >>> 8, bound);
    }
}
