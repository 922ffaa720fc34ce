package io.lodgeflow.scenarios.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** With dates only what can be booked is found, with the cheapest offer that fits the wish. */
@OnBothDatabases(Because.STORE)
class StaySearchTest extends SearchStory {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String city = "Findingen" + NUMBER.incrementAndGet() + "x";
    private final TestHotel hotel = TestHotel.in(lodgeflow, city, -45.5, 2, 1).open(400);
    private final LocalDate arrival = hotel.today().plusDays(30);

    @Test
    void theCheapestRoomUnderTheCheapestPlanIsOffered() {
        assertThat(offers(2, "")).containsExactly("standard 90.00 180.00 2 left");
        JsonNode offer = found("place=" + city + dates(2)).getFirst().at("/offer");
        assertThat(offer.at("/ratePlanId").asString()).isEqualTo(hotel.planId("non_refundable"));
        assertThat(offer.at("/roomsLeft").asInt()).isEqualTo(2);
        String booked = placed(guest, hotel.wish("standard", "non_refundable", arrival, 2));
        assertThat(read(booked).at("/total/amount")).isEqualTo("180.00");
    }

    @Test
    void withoutDatesTheBasePriceIsShown() {
        JsonNode offer = found("place=" + city).getFirst().at("/offer");
        assertThat(offer.at("/perNight/amount").asString()).isEqualTo("100.00");
        assertThat(offer.has("total")).isFalse();
        assertThat(offer.has("availability")).isFalse();
    }

    @Test
    void nightsOfDifferentPriceAreAddedUp() {
        operations.send(
                "PUT",
                "/v1/hotels/" + hotel.id() + "/rates/bulk",
                "{\"roomTypeIds\": [\"" + hotel.typeId("standard") + "\"], \"from\": \"" + arrival + "\", \"to\": \""
                        + arrival.plusDays(1) + "\", \"price\": {\"amount\": \"151.01\", \"currency\": \"EUR\"}}");
        assertThat(offers(2, ""))
                .as("135.909 and 90.00, rounded by night")
                .containsExactly("standard 112.96 225.91 2 left");
        String booked = placed(guest, hotel.wish("standard", "non_refundable", arrival, 2));
        assertThat(read(booked).at("/total/amount")).isEqualTo("225.91");
    }

    @Test
    void guestsMustFit() {
        assertThat(offers(1, "&guests=3")).containsExactly("suite 225.00 225.00 1 left");
        assertThat(offers(1, "&guests=3&rooms=2")).containsExactly("standard 90.00 180.00 2 left");
        assertThat(offers(1, "&guests=5")).isEmpty();
        assertThat(offers(1, "&guests=5&rooms=2")).as("one suite only").isEmpty();
        assertThat(offers(1, "&rooms=3")).isEmpty();
    }

    @Test
    void whatIsSoldIsNotOfferedUntilItComesBack() {
        String first = paid(guest, hotel.wish("standard", "flexible", arrival, 1));
        assertThat(offers(1, "")).containsExactly("standard 90.00 90.00 1 left");
        placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        assertThat(offers(1, "")).containsExactly("suite 225.00 225.00 1 left");
        placed(guest, hotel.wish("suite", "flexible", arrival, 1));
        assertThat(offers(1, "")).isEmpty();
        assertThat(offers(2, "")).as("a longer stay needs the sold night too").isEmpty();
        assertThat(found("place=" + city)).as("without dates").hasSize(1);
        cancel(guest, first);
        assertThat(offers(1, "")).containsExactly("standard 90.00 90.00 1 left");
    }

    @Test
    void thePriceOfANightMayBeLimited() {
        assertThat(offers(2, "&currency=EUR&maxPrice=90")).containsExactly("standard 90.00 180.00 2 left");
        assertThat(offers(2, "&currency=EUR&maxPrice=89.99")).isEmpty();
        assertThat(offers(2, "&currency=EUR&minPrice=90.01")).containsExactly("suite 225.00 450.00 1 left");
        assertThat(offers(2, "&currency=EUR&minPrice=90.01&maxPrice=224.99")).isEmpty();
        assertThat(offers(2, "&currency=USD")).isEmpty();
    }

    @Test
    void theRoomTypeMayBeNamed() {
        assertThat(offers(1, "&roomType=sui")).containsExactly("suite 225.00 225.00 1 left");
        assertThat(offers(1, "&roomType=STANDARD")).containsExactly("standard 90.00 90.00 2 left");
        assertThat(offers(1, "&roomType=standard+suite")).isEmpty();
    }

    @Test
    void comfortsAndStars() {
        assertThat(offers(1, "&amenities=wifi&stars=4")).hasSize(1);
        assertThat(offers(1, "&amenities=wifi,pool")).isEmpty();
        assertThat(offers(1, "&stars=3,5")).isEmpty();
        assertThat(offers(1, "&amenities=wifi,,&stars=,4,"))
                .as("empty between commas")
                .hasSize(1);
    }

    @Test
    void onlyWithinTheHorizon() {
        LocalDate last = hotel.today().plusDays(390);
        String place = "place=" + city;
        assertThat(found(place + "&arrival=" + last.minusDays(1) + "&departure=" + last))
                .hasSize(1);
        assertThat(found(place + "&arrival=" + last + "&departure=" + last.plusDays(1)))
                .isEmpty();
        assertThat(found(place + "&arrival=" + hotel.today().minusDays(1) + "&departure=" + last.minusDays(360)))
                .isEmpty();
    }

    @Test
    void aDayUseIsOfferedLikeANight() {
        assertThat(offers(0, "")).containsExactly("standard 90.00 90.00 2 left");
    }

    private List<String> offers(int nights, String more) {
        lodgeflow.settle();
        return each(
                found("place=" + city + dates(nights) + more),
                hotel -> hotel.at("/offer/roomType").asString() + " "
                        + hotel.at("/offer/perNight/amount").asString() + " "
                        + hotel.at("/offer/total/amount").asString() + " "
                        + hotel.at("/offer/availability").asString());
    }

    private String dates(int nights) {
        return "&arrival=" + arrival + "&departure=" + arrival.plusDays(nights);
    }
}
