package io.lodgeflow.scenarios.catalogue;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hotel that only ever spoke HTTP: opened, furnished, priced, found, booked, paid. */
class NewHotelTest extends CatalogueStory {

    private static final String CITY = "Brandnewtown";

    private final String path = created(operations, "/v1/hotels", Entry.hotel("The Brand New", CITY));
    private final Http manager = staffOf(idOf(path), Role.HOTEL_MANAGER);
    private final String type = idOf(created(manager, path + "/room-types", Entry.roomType("DOUBLE")));
    private final String plan = idOf(created(manager, path + "/rate-plans", Entry.ratePlan("EARLY")));
    private final LocalDate today = lodgeflow.today(ZoneId.of("Europe/Lisbon"));
    private final LocalDate arrival = today.plusDays(40);
    private final Map<String, Object> wish = Map.of(
            "hotelId",
            idOf(path),
            "roomTypeId",
            type,
            "ratePlanId",
            plan,
            "arrival",
            arrival.toString(),
            "departure",
            arrival.plusDays(2).toString(),
            "adults",
            2);

    @Test
    void isFoundAndBookedOnceItsRoomsAreOnSale() {
        assertThat(found()).isEmpty();
        assertProblem(place(guest, wish), 409, "no_availability");
        putOnSale(2);
        assertThat(found()).containsExactly(idOf(path));
        JsonNode offered = anonymous
                .get(path + "/availability?guests=2&arrival=" + arrival + "&departure=" + arrival.plusDays(2))
                .json()
                .at("/roomTypes/0");
        assertThat(offered.at("/roomsLeft").asInt()).isEqualTo(2);
        assertThat(offered.at("/offers/0/bookable").asBoolean()).isTrue();
        assertThat(offered.at("/offers/0/total/amount").asString()).isEqualTo("228.96");

        String booking = placed(guest, wish);
        assertThat(pay(guest, booking, "tok_ok").at("/status")).isEqualTo("captured");
        assertThat(moved(booking)).as("the deposit of 30 %").isEqualTo(6_869);
        travelToTheEveBefore();
        assertThat(rooms(booking)).hasSize(1);
        Answer read = guest.get("/v1/reservations/" + booking);
        assertThat(read.at("/status")).as(read.text()).isEqualTo("confirmed");
        assertBooksAreRight();
    }

    @Test
    void hasACalendarOfFourHundredNightsFromTodayWithNothingOnSale() {
        JsonNode nights = manager.get(path + "/inventory?from=" + today + "&to=" + today.plusDays(400))
                .json()
                .at("/items");
        assertThat(nights.size()).isEqualTo(400);
        assertThat(nights.findValues("rooms")).allMatch(rooms -> rooms.asInt() == 0);
        JsonNode prices = anonymous
                .get(path + "/rates?from=" + today.plusDays(399) + "&to=" + today.plusDays(401))
                .json()
                .at("/items");
        assertThat(prices.findValuesAsString("amount")).containsExactly("120.50");
    }

    @Test
    void mayBeginWithoutACalendar() {
        String second =
                idOf(created(manager, path + "/room-types", with(Entry.roomType("NO_CALENDAR"), "calendarDays", 0)));
        assertThat(manager.get(path + "/inventory?roomTypeId=" + second + "&from=" + today + "&to="
                                + today.plusDays(400))
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void doesNotTakeBackAnAllowanceThatIsUsed() {
        putOnSale(1);
        assertThat(change(manager, path, Map.of("overbookingPercent", 200)).status())
                .isEqualTo(200);
        List<String> booked = List.of(placed(guest, wish), placed(guest, wish));
        Answer refused = change(manager, path, Map.of("overbookingPercent", 199, "name", "Another"));
        assertProblem(refused, 409, "nights_already_sold");
        assertThat(texts(refused.json().at("/nights")))
                .containsExactly(arrival.toString(), arrival.plusDays(1).toString());
        assertThat(anonymous.get(path).at("/name")).isEqualTo("The Brand New");
        assertThat(manager.get(path).json().at("/overbookingPercent").asInt()).isEqualTo(200);
        booked.forEach(id -> cancel(guest, id));
        assertThat(change(manager, path, Map.of("overbookingPercent", 199)).status())
                .isEqualTo(200);
        assertBooksAreRight();
    }

    /** Multiplied by nights and rooms it could no longer be added up, and whoever searched would be told that we broke. */
    @Test
    void asksNoPriceThatCannotBeAddedUp() {
        Map<String, Object> price = Map.of("amount", "9".repeat(15), "currency", "EUR");
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "roomTypeIds",
                        List.of(type),
                        "from",
                        today.toString(),
                        "to",
                        today.plusDays(9).toString(),
                        "price",
                        price));
        assertProblem(manager.send("PUT", path + "/rates/bulk", body), 422, "price_too_high")
                .inBody("/price/amount");
        putOnSale(1);
        Map<String, Object> highest = Map.of("basePrice", Map.of("amount", "100000000000.00"));
        assertThat(change(manager, path + "/room-types/" + type, highest).status())
                .isEqualTo(200);
        String stay = "arrival=" + today.plusDays(1) + "&departure=" + today.plusDays(90);
        for (String address : List.of(path + "/availability?", "/v1/hotels/search?place=" + CITY + "&")) {
            Answer answer = anonymous.get(address + "guests=1&" + stay);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
    }

    private void putOnSale(int rooms) {
        for (int number = 101; number < 101 + rooms; number++) {
            created(
                    manager,
                    path + "/rooms",
                    Map.of("roomTypeId", type, "number", "" + number, "floor", 1, "features", List.of("quiet")));
        }
        Map<String, Object> body = Map.of(
                "roomTypeId",
                type,
                "from",
                today.toString(),
                "to",
                today.plusDays(300).toString(),
                "rooms",
                rooms);
        Answer answer = manager.send(
                "PUT", path + "/inventory/bulk", JsonMapper.shared().writeValueAsString(body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** This hotel, if a guest who looks for the stay is shown it. */
    private List<String> found() {
        return anonymous
                .get("/v1/hotels/search?place=" + CITY + "&guests=2&arrival=" + arrival + "&departure="
                        + arrival.plusDays(2))
                .json()
                .at("/items")
                .findValuesAsString("hotelId")
                .stream()
                .filter(idOf(path)::equals)
                .toList();
    }

    private void travelToTheEveBefore() {
        lodgeflow.travelTo(arrival.minusDays(1)
                .atTime(16, 30)
                .atZone(ZoneId.of("Europe/Lisbon"))
                .toInstant());
    }
}
