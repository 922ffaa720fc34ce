package io.lodgeflow.application.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomFeature;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {

    private static final int KILOMETRES_TO_THE_CENTRE = 60;

    private final DemoCatalogue catalogue = DemoCatalogue.create();
    private final List<DemoHotel> hotels = catalogue.hotels();

    @Test
    void hasAtLeastSixtyHotelsInFifteenCities() {
        assertThat(hotels).hasSizeGreaterThanOrEqualTo(60);
        assertThat(hotels.stream().map(hotel -> hotel.hotel().city()).distinct().count())
                .isGreaterThanOrEqualTo(15);
        assertThat(hotels).extracting(hotel -> hotel.hotel().name()).doesNotHaveDuplicates();
        assertThat(hotels)
                .extracting(hotel -> hotel.hotel().details().description())
                .doesNotHaveDuplicates();
    }

    @Test
    void isTheSameEachTime() {
        assertThat(DemoCatalogue.create()).usingRecursiveComparison().isEqualTo(catalogue);
    }

    @Test
    void idsAreUniqueAndFitTheirColumns() {
        List<String> ids = new ArrayList<>();
        for (DemoHotel hotel : hotels) {
            ids.add(hotel.hotel().id());
            hotel.roomTypes().forEach(type -> ids.add(type.id()));
            hotel.rooms().forEach(room -> ids.add(room.id()));
            hotel.ratePlans().forEach(plan -> ids.add(plan.id()));
        }
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("(htl|rmt|rom|rpl)_demo_[a-z0-9_]+"));
        assertThat(ids).allMatch(id -> id.length() <= 40);
        assertThat(ids)
                .contains(
                        DemoAccounts.STAFF_HOTEL,
                        "rmt_demo_lisbon_1_double",
                        "rpl_demo_lisbon_1_flexible",
                        "rom_demo_lisbon_1_101");
    }

    @Test
    void hotelsStandWhereTheirCityIs() {
        Map<String, DemoSource.City> cities = DemoSource.cities().stream()
                .collect(Collectors.toUnmodifiableMap(DemoSource.City::name, Function.identity()));
        for (DemoHotel hotel : hotels) {
            HotelDetails details = hotel.hotel().details();
            DemoSource.City city = Objects.requireNonNull(cities.get(details.city()), details.city());
            double north = (details.latitude() - city.latitude()) * 111.2;
            double east = (details.longitude() - city.longitude()) * 111.3 * Math.cos(Math.toRadians(city.latitude()));
            assertThat(Math.hypot(north, east)).as(details.name()).isLessThan(KILOMETRES_TO_THE_CENTRE);
            assertThat(ZoneId.getAvailableZoneIds())
                    .contains(hotel.hotel().zone().getId());
            assertThat(hotel.hotel().currency().getDefaultFractionDigits()).isBetween(0, 2);
        }
    }

    @Test
    void hotelTextsFitTheirColumns() {
        for (DemoHotel each : hotels) {
            Hotel hotel = each.hotel();
            HotelDetails details = hotel.details();
            assertThat(details.name()).hasSizeBetween(5, 200);
            assertThat(details.description()).hasSizeBetween(80, 4000);
            assertThat(details.address()).hasSizeBetween(10, 400);
            assertThat(details.country()).matches("[A-Z]{2}");
            assertThat(details.starRating()).isBetween(1, 5);
            assertThat(details.guestRating()).isBetween(7.0, 10.0);
            assertThat(details.amenities()).contains("wifi").doesNotHaveDuplicates();
            assertThat(DemoAmenities.HOTEL).containsAll(details.amenities());
            assertThat(String.join("\n", details.amenities())).hasSizeLessThanOrEqualTo(2000);
            assertThat(details.images()).containsExactly("/images/hotels/" + hotel.id() + ".svg");
            assertThat(details.checkOutHour()).isBefore(details.checkInHour());
            assertThat(details.bookingHorizonDays()).isLessThan(DemoCalendars.NIGHTS);
        }
    }

    @Test
    void betterRoomsCostMoreAndTakeNoFewerGuests() {
        for (DemoHotel hotel : hotels) {
            assertThat(hotel.roomTypes()).hasSizeBetween(3, 5);
            assertThat(hotel.roomTypes()).extracting(RoomType::code).contains("DOUBLE");
            RoomTypeDetails below = null;
            for (RoomType type : hotel.roomTypes()) {
                RoomTypeDetails details = type.details();
                assertThat(details.occupancy()).isBetween(1, 6);
                assertThat(DemoAmenities.ROOM).containsAll(details.amenities());
                assertThat(details.images()).allMatch(image -> image.startsWith("/images/hotels/"));
                if (below != null) {
                    assertThat(details.grade()).isEqualTo(below.grade() + 1);
                    assertThat(details.basePriceMinor()).as(type.id()).isGreaterThan(below.basePriceMinor());
                    assertThat(details.occupancy()).isGreaterThanOrEqualTo(below.occupancy());
                }
                below = details;
            }
        }
    }

    @Test
    void everyOfferedTypeIsKnown() {
        Set<String> known = DemoSource.roomTypes().stream()
                .map(DemoSource.RoomTypeText::code)
                .collect(Collectors.toUnmodifiableSet());
        assertThat(DemoSource.cities().stream()
                        .flatMap(city -> city.hotels().stream())
                        .flatMap(hotel -> hotel.roomTypes().stream()))
                .allMatch(known::contains);
    }

    @Test
    void everyDoorHasItsOwnNumber() {
        for (DemoHotel hotel : hotels) {
            assertThat(hotel.rooms()).extracting(Room::number).doesNotHaveDuplicates();
            Set<String> withRooms = new HashSet<>();
            Set<RoomFeature> features = new HashSet<>();
            for (Room room : hotel.rooms()) {
                assertThat(room.number()).startsWith(Integer.toString(room.floor()));
                withRooms.add(room.roomTypeId());
                features.addAll(room.features());
                if (room.features().contains(RoomFeature.ACCESSIBLE)) {
                    assertThat(room.floor()).isEqualTo(1);
                }
                if (room.features().contains(RoomFeature.QUIET)) {
                    assertThat(room.features()).doesNotContain(RoomFeature.NEAR_ELEVATOR);
                }
            }
            assertThat(withRooms)
                    .containsExactlyInAnyOrderElementsOf(
                            hotel.roomTypes().stream().map(RoomType::id).toList());
            assertThat(features).containsExactlyInAnyOrder(RoomFeature.values());
        }
    }

    @Test
    void sellsThreeRatePlans() {
        for (DemoHotel hotel : hotels) {
            assertThat(hotel.ratePlans())
                    .extracting(
                            RatePlan::code,
                            RatePlan::pricePercent,
                            plan -> plan.paymentPlan().name(),
                            RatePlan::cancellationPolicy)
                    .containsExactly(
                            tuple("FLEXIBLE", 100, "PREPAID", "FLEXIBLE"),
                            tuple("NON_REFUNDABLE", 88, "PREPAID", "NON_REFUNDABLE"),
                            tuple("PAY_AT_HOTEL", 105, "PAY_AT_HOTEL", "FLEXIBLE"),
                            tuple("DEPOSIT", 102, "DEPOSIT", "FLEXIBLE"));
        }
    }
}
