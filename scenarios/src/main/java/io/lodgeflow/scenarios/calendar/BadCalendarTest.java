package io.lodgeflow.scenarios.calendar;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calendars that cannot be and people who may not set them: a clear problem, and every night as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadCalendarTest extends CalendarStory {

    private record Case(Map<String, Object> body, int status, String code, String pointer) {}

    /** A room type that exists, of another hotel. */
    private static final String ELSEWHERE = "rmt_demo_lisbon_1_double";

    private final TestHotel hotel = hotel(2, 1);
    private final String standard = hotel.typeId("standard");
    private final LocalDate from = hotel.today().plusDays(30);
    private final LocalDate to = from.plusDays(2);
    private final Map<String, Object> goodRates = rates(List.of(standard), from, to, "120.00");
    private final Map<String, Object> goodRooms = rooms(standard, from, to, 3);

    @ParameterizedTest
    @MethodSource
    void badRatesChangeNothing(Case bad) {
        Rows before = Rows.now(lodgeflow);
        assertProblem(setRates(operations, hotel, bad.body()), bad.status(), bad.code())
                .inBody(bad.pointer());
        before.assertUnchanged();
        assertThat(prices(hotel, "standard", from, to)).containsExactly("100.00", "100.00");
    }

    Stream<Case> badRatesChangeNothing() {
        return Stream.of(
                rates("to", from.minusDays(1), 422, "dates_swapped", "/to"),
                rates("to", from, 422, "dates_swapped", "/to"),
                rates("to", from.plusDays(401), 422, "range_too_long", "/to"),
                rates("from", hotel.today().minusDays(1), 422, "dates_in_the_past", "/from"),
                rates("from", "tomorrow", 400, "invalid_body", "/from"),
                rates("from", null, 422, "validation_failed", "/from"),
                rates("to", null, 422, "validation_failed", "/to"),
                rates("price", null, 422, "validation_failed", "/price"),
                rates("price", money("-0.01", "EUR"), 422, "negative_price", "/price/amount"),
                rates("price", money("0.30", "EUR"), 422, "unpayable_price", "/price/amount"),
                rates("price", money("100.00", "USD"), 422, "wrong_currency", "/price/currency"),
                rates("price", money("100.001", "EUR"), 422, "validation_failed", "/price/amount"),
                rates("price", money("999999999999999.99", "EUR"), 422, "price_too_high", "/price/amount"),
                rates("price", 100, 422, "validation_failed", "/price"),
                rates("roomTypeIds", List.of(), 422, "validation_failed", "/roomTypeIds"),
                rates("roomTypeIds", standard, 400, "invalid_body", "/roomTypeIds"),
                rates("roomTypeIds", List.of(standard, "rmt_unknown"), 422, "unknown_room_type", "/roomTypeIds/1"),
                rates("roomTypeIds", List.of(ELSEWHERE, standard), 422, "unknown_room_type", "/roomTypeIds/0"),
                rates("weekdays", List.of("someday"), 400, "invalid_body", "/weekdays/0"));
    }

    @ParameterizedTest
    @MethodSource
    void badRoomsChangeNothing(Case bad) {
        Rows before = Rows.now(lodgeflow);
        assertProblem(setRooms(operations, hotel, bad.body()), bad.status(), bad.code())
                .inBody(bad.pointer());
        before.assertUnchanged();
        assertThat(inventory(hotel, "standard", from, to)).containsExactly("2 2 0 2", "2 2 0 2");
    }

    Stream<Case> badRoomsChangeNothing() {
        return Stream.of(
                rooms("to", from.minusDays(1), 422, "dates_swapped", "/to"),
                rooms("to", from.plusDays(401), 422, "range_too_long", "/to"),
                rooms("from", hotel.today().minusDays(1), 422, "dates_in_the_past", "/from"),
                rooms("rooms", -1, 422, "validation_failed", "/rooms"),
                rooms("rooms", 10_001, 422, "validation_failed", "/rooms"),
                rooms("rooms", null, 422, "validation_failed", "/rooms"),
                rooms("rooms", "many", 400, "invalid_body", "/rooms"),
                rooms("roomTypeId", "rmt_unknown", 422, "unknown_room_type", "/roomTypeId"),
                rooms("roomTypeId", ELSEWHERE, 422, "unknown_room_type", "/roomTypeId"),
                rooms("roomTypeId", null, 422, "validation_failed", "/roomTypeId"));
    }

    @Test
    void datesThatNoCalendarKnowsAreRefusedAndNotLookedUp() {
        Rows before = Rows.now(lodgeflow);
        Map<String, Object> far = Map.of("from", "+999999999-12-01", "to", "+999999999-12-03");
        assertProblem(setRates(operations, hotel, replaced(goodRates, far)), 422, "dates_too_far")
                .inBody("/to");
        assertProblem(setRooms(operations, hotel, replaced(goodRooms, far)), 422, "dates_too_far")
                .inBody("/to");
        for (String calendar : List.of("rates", "inventory")) {
            String path = path(hotel) + "/" + calendar;
            assertProblem(operations.get(path + "?from=%2B999999999-12-01&to=%2B999999999-12-03"), 422, "dates_too_far")
                    .inParameter("to");
            assertProblem(operations.get(path + "?from=-0044-03-15&to=-0044-03-16"), 422, "dates_too_far")
                    .inParameter("from");
        }
        before.assertUnchanged();
    }

    @Test
    void unknownTypesAndHotelsAreNotThere() {
        Rows before = Rows.now(lodgeflow);
        assertProblem(
                operations.send("PUT", "/v1/hotels/htl_unknown/rates/bulk", "{\"from\": null}"),
                422,
                "validation_failed");
        for (String path : List.of("/rates", "/inventory")) {
            assertProblem(
                    operations.get("/v1/hotels/htl_unknown" + path + "?from=" + from + "&to=" + to), 404, "not_found");
        }
        assertProblem(operations.get(path(hotel) + "/room-types/rmt_unknown/price-history"), 404, "not_found");
        assertProblem(operations.get(path(hotel) + "/room-types/" + ELSEWHERE + "/price-history"), 404, "not_found");
        for (String calendar : List.of("/rates", "/inventory")) {
            for (String type : List.of("rmt_unknown", ELSEWHERE)) {
                String query = "?roomTypeId=" + type + "&from=" + from + "&to=" + to;
                assertProblem(operations.get(path(hotel) + calendar + query), 422, "unknown_room_type")
                        .inParameter("roomTypeId");
            }
        }
        before.assertUnchanged();
    }

    @ParameterizedTest
    @CsvSource({
        "from=2030-01-02&to=2030-01-01, 422, dates_swapped, to",
        "from=2030-01-01&to=2030-01-01, 422, dates_swapped, to",
        "from=2030-01-01&to=2032-01-01, 422, range_too_long, to",
        "from=soon&to=2030-01-01, 400, invalid_parameter, from",
        "to=2030-01-01, 400, missing_parameter, from",
        "from=2030-01-01, 400, missing_parameter, to"
    })
    void badRangesToReadNameTheParameter(String query, int status, String code, String parameter) {
        for (String calendar : List.of("rates", "inventory")) {
            assertProblem(operations.get(path(hotel) + "/" + calendar + "?" + query), status, code)
                    .inParameter(parameter);
        }
    }

    @Test
    void onlyTheHouseSetsItsCalendars() {
        Rows before = Rows.now(lodgeflow);
        for (Http stranger : List.of(guest, korean, person("frontdesk"), person("manager"), person("support"))) {
            assertProblem(setRates(stranger, hotel, goodRates), 403, "forbidden");
            assertProblem(setRooms(stranger, hotel, goodRooms), 403, "forbidden");
        }
        assertProblem(setRates(anonymous, hotel, goodRates), 401, "unauthorized");
        assertProblem(setRooms(anonymous, hotel, goodRooms), 401, "unauthorized");
        before.assertUnchanged();
    }

    @Test
    void pricesArePublicAndTheRestIsTheHousesOwn() {
        String inventory = calendar(hotel, "inventory", "standard", from, to);
        String history = history(hotel, "standard");
        for (String path : List.of(inventory, history)) {
            assertProblem(anonymous.get(path), 401, "unauthorized");
            assertProblem(guest.get(path), 403, "forbidden");
            assertProblem(person("manager").get(path), 404, "not_found");
            assertProblem(person("frontdesk").get(path), 404, "not_found");
            Answer support = person("support").get(path);
            assertThat(support.status()).as(support.text()).isEqualTo(200);
        }
        assertThat(anonymous.get(calendar(hotel, "rates", "standard", from, to)).status())
                .isEqualTo(200);
    }

    private Case rates(String field, @Nullable Object value, int status, String code, String at) {
        return new Case(with(goodRates, field, plain(value)), status, code, at);
    }

    private Case rooms(String field, @Nullable Object value, int status, String code, String at) {
        return new Case(with(goodRooms, field, plain(value)), status, code, at);
    }

    private static Map<String, Object> replaced(Map<String, Object> body, Map<String, Object> fields) {
        Map<String, Object> changed = new java.util.HashMap<>(body);
        changed.putAll(fields);
        return changed;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof LocalDate date ? date.toString() : value;
    }

    private static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }
}
