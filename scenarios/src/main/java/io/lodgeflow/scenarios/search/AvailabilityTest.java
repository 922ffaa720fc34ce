package io.lodgeflow.scenarios.search;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a hotel has left for a stay: to the room and the cent what a booking then gets. */
class AvailabilityTest extends Story {

    private final TestHotel hotel = hotel(3, 1).open(400);
    private final LocalDate arrival = hotel.today().plusDays(30);

    @Test
    void everyRoomTypeIsOfferedUnderEveryPlan() {
        Answer answer = availability(hotel, arrival, arrival.plusDays(2), "&guests=2&rooms=2");
        assertThat(answer.json().at("/nights").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/roomTypes").size()).isEqualTo(2);
        JsonNode standard = type(answer, "standard");
        assertThat(standard.at("/roomsLeft").asInt()).isEqualTo(3);
        assertThat(standard.at("/availability").asString()).isEqualTo("3 left");
        assertThat(standard.at("/occupancy").asInt()).isEqualTo(2);
        assertThat(standard.at("/offers").valueStream())
                .extracting(offer -> offer.at("/code").asString() + " "
                        + offer.at("/total/amount").asString() + " "
                        + offer.at("/bookable").asBoolean())
                .containsExactlyInAnyOrder(
                        "flexible 400.00 true",
                        "non_refundable 360.00 true",
                        "deposit 400.00 true",
                        "pay_at_hotel 400.00 true");
        assertThat(standard.at("/offers/0/nightlyPrices").valueStream())
                .extracting(night -> night.at("/date").asString())
                .containsExactly(arrival.toString(), arrival.plusDays(1).toString());
        JsonNode suite = type(answer, "suite");
        assertThat(suite.at("/availability").asString()).isEqualTo("1 left");
        assertThat(reason(suite)).as("one suite for two rooms").isEqualTo("no_availability");
    }

    /** Before booking: what canceling costs from which date on. What is booked is canceled for just that. */
    @Test
    void whatCancelingCostsIsKnownBeforeBooking() {
        LocalDate in = hotel.today().plusDays(5);
        JsonNode offer = offer("flexible", in);
        assertThat(offer.at("/penalties")
                        .valueStream()
                        .map(line -> line.at("/from").asString() + " "
                                + line.at("/percent").asInt() + " "
                                + line.at("/penalty/amount").asString()))
                .containsExactly(hotel.today() + " 50 100.00", in + " 100 200.00");
        assertThat(offer("non_refundable", in).at("/penalties/0/percent").asInt())
                .isEqualTo(100);
        String id = paid(guest, hotel.wish("standard", "flexible", in, 2));
        assertThat(guest.post("/v1/reservations/" + id + "/actions/preview-cancellation", null)
                        .at("/fee/amount"))
                .isEqualTo("100.00");
        LocalDate far = hotel.today().plusDays(40);
        assertThat(offer("flexible", far)
                        .at("/penalties")
                        .valueStream()
                        .map(line -> line.at("/from").asString()))
                .containsExactly(hotel.today().toString(), far.minusDays(6).toString(), far.toString());
    }

    private JsonNode offer(String plan, LocalDate in) {
        return type(availability(hotel, in, in.plusDays(2), ""), "standard")
                .at("/offers")
                .valueStream()
                .filter(one -> one.at("/ratePlanId").asString().equals(hotel.planId(plan)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsSoldIsReadInTheReadersLanguage() {
        String house = "/v1/hotels/htl_demo_lisbon_2";
        JsonNode first = anonymous.get(house + "/room-types").json().at("/items/0");
        String type = house + "/room-types/" + first.at("/id").asString();
        Http manager = person("admin").with("If-Match", "*");
        Answer changed = manager.send("PATCH", type, "{\"translations\": {\"ko\": {\"name\": \"조용한 객실\"}}}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        Http reader = anonymous.with("Accept-Language", "ko");
        assertThat(reader.get(type).at("/name")).isEqualTo("조용한 객실");
        assertThat(anonymous.get(type).at("/name")).isEqualTo(first.at("/name").asString());
        String stay = "/availability?arrival=" + arrival + "&departure=" + arrival.plusDays(1) + "&guests=1";
        assertThat(reader.get(house + stay).text()).contains("조용한 객실", "호텔에서 결제");
        String id = paid(
                korean,
                Map.of(
                        "hotelId",
                        "htl_demo_lisbon_2",
                        "roomTypeId",
                        first.at("/id").asString(),
                        "ratePlanId",
                        "rpl_demo_lisbon_2_flexible",
                        "arrival",
                        arrival.toString(),
                        "departure",
                        arrival.plusDays(1).toString(),
                        "adults",
                        1));
        assertThat(lastMessage(id, "confirmation").at("/body").asString()).contains("조용한 객실");
        Answer without = manager.send("PATCH", type, "{\"translations\": null}");
        assertThat(without.json().has("translations")).isFalse();
        assertThat(reader.get(type).at("/name")).isEqualTo(first.at("/name").asString());
        assertThat(reader.get("/v1/hotels/htl_demo_lisbon_1/room-types").text()).contains("더블룸");
    }

    @Test
    void aHoldTakesOneAndACancellationGivesItBack() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        assertThat(left(arrival)).isEqualTo("2 left");
        pay(guest, id, "tok_ok");
        assertThat(left(arrival)).isEqualTo("2 left");
        cancel(guest, id);
        assertThat(left(arrival)).isEqualTo("3 left");
    }

    @Test
    void aHoldThatIsNotPaidForGivesItsRoomBack() {
        placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        assertThat(left(arrival)).isEqualTo("2 left");
        advance(Duration.ofMinutes(16));
        assertThat(left(arrival)).isEqualTo("3 left");
    }

    @Test
    void theScarcestNightDecides() {
        paid(guest, hotel.wish("suite", "flexible", arrival.plusDays(1), 1));
        lodgeflow.settle();
        JsonNode across = type(availability(hotel, arrival, arrival.plusDays(3), ""), "suite");
        assertThat(across.at("/availability").asString()).isEqualTo("sold out");
        assertThat(across.at("/roomsLeft").asInt()).isZero();
        assertThat(reason(across)).isEqualTo("no_availability");
        assertThat(type(availability(hotel, arrival, arrival.plusDays(1), ""), "suite")
                        .at("/availability")
                        .asString())
                .isEqualTo("1 left");
        assertThat(type(availability(hotel, arrival.plusDays(2), arrival.plusDays(3), ""), "suite")
                        .at("/availability")
                        .asString())
                .isEqualTo("1 left");
    }

    @Test
    void plentyIsNotCounted() {
        TestHotel large = hotel(10, 1);
        JsonNode standard = type(availability(large, arrival, arrival.plusDays(1), ""), "standard");
        assertThat(standard.at("/availability").asString()).isEqualTo("available");
        assertThat(standard.has("roomsLeft")).isFalse();
    }

    @Test
    void tooManyGuestsAreToldWhereTheyFit() {
        Answer three = availability(hotel, arrival, arrival.plusDays(1), "&guests=3");
        assertThat(reason(type(three, "standard"))).isEqualTo("over_occupancy");
        assertThat(type(three, "suite").at("/offers/0/bookable").asBoolean()).isTrue();
        Answer twoRooms = availability(hotel, arrival, arrival.plusDays(1), "&guests=3&rooms=2");
        assertThat(type(twoRooms, "standard").at("/offers/0/bookable").asBoolean())
                .isTrue();
    }

    @Test
    void beyondTheHorizonPricesAreShownAndNotSold() {
        LocalDate last = hotel.today().plusDays(390);
        JsonNode inTime = type(availability(hotel, last.minusDays(1), last, ""), "standard");
        assertThat(inTime.at("/offers/0/bookable").asBoolean()).isTrue();
        JsonNode late = type(availability(hotel, last, last.plusDays(1), ""), "standard");
        assertThat(reason(late)).isEqualTo("beyond_horizon");
        JsonNode never = type(availability(hotel, last.plusDays(3000), last.plusDays(3001), ""), "standard");
        assertThat(reason(never)).isEqualTo("beyond_horizon");
        assertThat(never.at("/offers/0").has("total")).isFalse();
    }

    @Test
    void aDayUseIsPricedLikeANight() {
        JsonNode standard = type(availability(hotel, arrival, arrival, ""), "standard");
        assertThat(standard.at("/offers").valueStream())
                .extracting(offer -> offer.at("/total/amount").asString())
                .contains("100.00", "90.00");
    }

    @ParameterizedTest
    @CsvSource({
        "arrival=2030-01-02&departure=2030-01-01, 422, dates_swapped, departure",
        "arrival=2020-01-01&departure=2020-01-02, 422, arrival_in_the_past, arrival",
        "arrival=2030-01-01&departure=2030-04-02, 422, stay_too_long, departure",
        "arrival=%2B999999999-12-31&departure=%2B999999999-12-31, 422, beyond_horizon, arrival",
        "arrival=%2B999999-12-01&departure=%2B999999-12-02, 422, beyond_horizon, arrival",
        "arrival=2030-02-30&departure=2030-03-01, 400, invalid_parameter, arrival",
        "departure=2030-03-01, 400, missing_parameter, arrival",
        "arrival=2030-03-01, 400, missing_parameter, departure",
        "arrival=2030-01-01&departure=2030-01-02&guests=0, 422, guest_count, guests",
        "arrival=2030-01-01&departure=2030-01-02&guests=201, 422, guest_count, guests",
        "arrival=2030-01-01&departure=2030-01-02&guests=two, 400, invalid_parameter, guests",
        "arrival=2030-01-01&departure=2030-01-02&rooms=0, 422, room_count, rooms",
        "arrival=2030-01-01&departure=2030-01-02&rooms=11, 422, room_count, rooms"
    })
    void whatCannotBeAskedNamesTheParameter(String query, int status, String code, String parameter) {
        assertProblem(anonymous.get("/v1/hotels/" + hotel.id() + "/availability?" + query), status, code)
                .inParameter(parameter);
    }

    @Test
    void anUnknownHotelIsNotFound() {
        assertProblem(
                anonymous.get("/v1/hotels/htl_unknown/availability?arrival=" + arrival + "&departure=" + arrival),
                404,
                "not_found");
    }

    private String left(LocalDate night) {
        lodgeflow.settle();
        return type(availability(hotel, night, night.plusDays(1), "&guests=2"), "standard")
                .at("/availability")
                .asString();
    }

    private Answer availability(TestHotel where, LocalDate from, LocalDate to, String more) {
        Answer answer =
                anonymous.get("/v1/hotels/" + where.id() + "/availability?arrival=" + from + "&departure=" + to + more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static JsonNode type(Answer availability, String code) {
        return availability
                .json()
                .at("/roomTypes")
                .valueStream()
                .filter(type -> type.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Why the first offer cannot be booked; none may be then. */
    private static String reason(JsonNode type) {
        assertThat(type.at("/offers").valueStream())
                .noneMatch(offer -> offer.at("/bookable").asBoolean());
        return type.at("/offers/0/reason/code").asString();
    }
}
