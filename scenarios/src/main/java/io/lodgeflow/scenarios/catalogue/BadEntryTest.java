package io.lodgeflow.scenarios.catalogue;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.TestHotel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What cannot be created cannot be patched in either: the answer names the field, and nothing changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadEntryTest extends CatalogueStory {

    private static final String CARD = "4000056655665556";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<Entry, String> places = new EnumMap<>(Entry.class);

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource({"badHotels", "badRoomTypes", "badRooms", "badRatePlans"})
    void aBadValueIsNamed(Entry entry, String field, @Nullable Object value, int status, String code, String pointer) {
        for (Answer answer : refused(entry, field, JSON.writeValueAsString(value))) {
            assertProblem(answer, status, code).inBody(pointer);
        }
    }

    static Stream<Arguments> badHotels() {
        return Stream.of(
                missing(Entry.HOTEL, "name"),
                missing(Entry.HOTEL, "address"),
                missing(Entry.HOTEL, "city"),
                missing(Entry.HOTEL, "country"),
                missing(Entry.HOTEL, "latitude"),
                missing(Entry.HOTEL, "starRating"),
                missing(Entry.HOTEL, "timeZone"),
                missing(Entry.HOTEL, "currency"),
                bad(Entry.HOTEL, "name", " "),
                bad(Entry.HOTEL, "name", "n".repeat(201)),
                bad(Entry.HOTEL, "name", "Two\nlines"),
                bad(Entry.HOTEL, "description", "d".repeat(4001)),
                bad(Entry.HOTEL, "address", "a".repeat(401)),
                bad(Entry.HOTEL, "city", "c".repeat(121)),
                bad(Entry.HOTEL, "country", "pt"),
                bad(Entry.HOTEL, "country", "PRT"),
                bad(Entry.HOTEL, "country", "QQ", "unknown_country"),
                bad(Entry.HOTEL, "latitude", 90.0001),
                bad(Entry.HOTEL, "latitude", -91),
                bad(Entry.HOTEL, "longitude", 180.5),
                bad(Entry.HOTEL, "longitude", -1e300),
                bad(Entry.HOTEL, "starRating", 0),
                bad(Entry.HOTEL, "starRating", 6),
                bad(Entry.HOTEL, "guestRating", 10.1),
                bad(Entry.HOTEL, "overbookingPercent", 99),
                bad(Entry.HOTEL, "overbookingPercent", 201),
                bad(Entry.HOTEL, "bookingHorizonDays", 0),
                bad(Entry.HOTEL, "bookingHorizonDays", 731),
                bad(Entry.HOTEL, "checkOutHour", "16:01", "hours_overlap"),
                bad(Entry.HOTEL, "timeZone", "Europe/Atlantis", "unknown_time_zone"),
                bad(Entry.HOTEL, "timeZone", "+02:00", "unknown_time_zone"),
                bad(Entry.HOTEL, "timeZone", "", "unknown_time_zone"),
                bad(Entry.HOTEL, "currency", "EURO", "unknown_currency"),
                bad(Entry.HOTEL, "currency", "eur", "unknown_currency"),
                bad(Entry.HOTEL, "currency", "XXX", "unknown_currency"),
                bad(Entry.HOTEL, "amenities", List.of("wifi", "wifi"), "duplicate"),
                within(Entry.HOTEL, "amenities", List.of("wifi", "a".repeat(61)), "/1"),
                within(Entry.HOTEL, "amenities", java.util.Arrays.asList("wifi", null), "/1"),
                within(Entry.HOTEL, "images", List.of("javascript:alert(1)"), "/0"),
                within(Entry.HOTEL, "images", List.of("//elsewhere.example.org/1.jpg"), "/0"),
                within(Entry.HOTEL, "images", List.of("https://user:secret@example.org/"), "/0"),
                within(Entry.HOTEL, "images", List.of("/ok.jpg", "https://example.org/" + "x".repeat(500)), "/1"),
                wrongType(Entry.HOTEL, "name", 7),
                wrongType(Entry.HOTEL, "name", List.of("x")),
                wrongType(Entry.HOTEL, "latitude", "38.7"),
                wrongType(Entry.HOTEL, "starRating", 4.5),
                wrongType(Entry.HOTEL, "starRating", "4"),
                wrongType(Entry.HOTEL, "starRating", true),
                wrongType(Entry.HOTEL, "amenities", "wifi"),
                wrongType(Entry.HOTEL, "checkInHour", "25:00"),
                wrongType(Entry.HOTEL, "checkInHour", 15),
                wrongType(Entry.HOTEL, "bookingHorizonDays", 3_000_000_000L));
    }

    static Stream<Arguments> badRoomTypes() {
        return Stream.of(
                missing(Entry.ROOM_TYPE, "code"),
                missing(Entry.ROOM_TYPE, "name"),
                missing(Entry.ROOM_TYPE, "occupancy"),
                missing(Entry.ROOM_TYPE, "basePrice"),
                bad(Entry.ROOM_TYPE, "code", "lower"),
                bad(Entry.ROOM_TYPE, "code", "C".repeat(21)),
                bad(Entry.ROOM_TYPE, "name", ""),
                bad(Entry.ROOM_TYPE, "name", "n".repeat(201)),
                bad(Entry.ROOM_TYPE, "description", "d".repeat(4001)),
                bad(Entry.ROOM_TYPE, "beds", "b".repeat(201)),
                bad(Entry.ROOM_TYPE, "occupancy", 0),
                bad(Entry.ROOM_TYPE, "occupancy", 21),
                bad(Entry.ROOM_TYPE, "squareMetres", -1),
                bad(Entry.ROOM_TYPE, "grade", 101),
                bad(Entry.ROOM_TYPE, "calendarDays", 731),
                price("-0.01", "EUR", "negative_price", "/amount"),
                price("0.30", "EUR", "unpayable_price", "/amount"),
                price("0.49", "EUR", "unpayable_price", "/amount"),
                price("100.00", "USD", "wrong_currency", "/currency"),
                price("100.00", "EURO", "validation_failed", "/currency"),
                price("100.001", "EUR", "validation_failed", "/amount"),
                price("1e3", "EUR", "validation_failed", "/amount"),
                price("1,000.00", "EUR", "validation_failed", "/amount"),
                price("", "EUR", "validation_failed", "/amount"),
                price("9".repeat(30), "EUR", "validation_failed", "/amount"),
                price("9".repeat(15), "EUR", "price_too_high", "/amount"),
                Arguments.of(Entry.ROOM_TYPE, "basePrice", 100, 422, "validation_failed", "/basePrice"),
                wrongType(Entry.ROOM_TYPE, "occupancy", "2"),
                wrongType(Entry.ROOM_TYPE, "occupancy", 2.5),
                wrongType(Entry.ROOM_TYPE, "images", Map.of("a", "b")));
    }

    static Stream<Arguments> badRooms() {
        return Stream.of(
                missing(Entry.ROOM, "roomTypeId"),
                missing(Entry.ROOM, "number"),
                missing(Entry.ROOM, "floor"),
                bad(Entry.ROOM, "number", ""),
                bad(Entry.ROOM, "number", " 101"),
                bad(Entry.ROOM, "number", "1".repeat(21)),
                bad(Entry.ROOM, "number", "Zimmer-Nº 1"),
                bad(Entry.ROOM, "floor", -6),
                bad(Entry.ROOM, "floor", 201),
                Arguments.of(
                        Entry.ROOM,
                        "features",
                        java.util.Collections.singletonList(null),
                        400,
                        "invalid_body",
                        "/features/0"),
                Arguments.of(Entry.ROOM, "features", List.of("sauna"), 400, "invalid_body", "/features/0"),
                wrongType(Entry.ROOM, "features", "quiet"),
                wrongType(Entry.ROOM, "status", "haunted"),
                wrongType(Entry.ROOM, "status", 1),
                wrongType(Entry.ROOM, "floor", "3"),
                wrongType(Entry.ROOM, "number", 101));
    }

    static Stream<Arguments> badRatePlans() {
        return Stream.of(
                missing(Entry.RATE_PLAN, "code"),
                missing(Entry.RATE_PLAN, "name"),
                missing(Entry.RATE_PLAN, "pricePercent"),
                missing(Entry.RATE_PLAN, "paymentPlan"),
                missing(Entry.RATE_PLAN, "cancellationPolicy"),
                bad(Entry.RATE_PLAN, "name", "n".repeat(201)),
                bad(Entry.RATE_PLAN, "pricePercent", 0),
                bad(Entry.RATE_PLAN, "pricePercent", 201),
                bad(Entry.RATE_PLAN, "depositPercent", -1),
                bad(Entry.RATE_PLAN, "depositPercent", 100),
                bad(Entry.RATE_PLAN, "depositPercent", 0, "deposit_plan"),
                bad(Entry.RATE_PLAN, "cancellationPolicy", "NON_REFUNDABEL", "unknown_policy"),
                Arguments.of(Entry.RATE_PLAN, "paymentPlan", "prepaid", 422, "deposit_plan", "/depositPercent"),
                wrongType(Entry.RATE_PLAN, "paymentPlan", "later"),
                wrongType(Entry.RATE_PLAN, "paymentPlan", 0),
                wrongType(Entry.RATE_PLAN, "pricePercent", "95"));
    }

    @ParameterizedTest
    @EnumSource
    void aFieldThatNobodyKnowsIsNamed(Entry entry) {
        for (Answer answer : refused(entry, "discount", "10")) {
            assertProblem(answer, 400, "invalid_body").inBody("/discount").withFaultCode("unknown_field");
        }
    }

    /** As JSON escapes, since UTF-8 cannot even say some of them. */
    @ParameterizedTest
    @EnumSource(names = "ROOM", mode = EnumSource.Mode.EXCLUDE)
    void oddTextIsRefused(Entry entry) {
        for (String escaped : List.of("\\u0000", "\\ud800", "\\u0007", "\\u202e", "\\u2028", "\\uffff")) {
            for (Answer answer : refused(entry, "name", "\"a" + escaped + "b\"")) {
                assertProblem(answer, 422, "validation_failed").inBody("/name").withFaultCode("invalid_text");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HOTEL", "ROOM_TYPE"})
    void oddTextInAddressesOfPicturesIsRefused(Entry entry) {
        for (String escaped : List.of("\\u0000", "\\n", "\\ud800", "x\\udc00", "\\u202e", "\\u2066", "\\uffff")) {
            for (Answer answer : refused(entry, "images", "[\"https://example.org/" + escaped + "\"]")) {
                assertProblem(answer, 422, "validation_failed").inBody("/images/0");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "ROOM", mode = EnumSource.Mode.EXCLUDE)
    void aCardNumberIsRefused(Entry entry) {
        for (String written : List.of(CARD, "4000 0566 5566 5556", "pay to " + CARD + " please")) {
            for (Answer answer : refused(entry, "name", JSON.writeValueAsString(written))) {
                assertProblem(answer, 422, "card_number_refused")
                        .inBody("/name")
                        .without(written);
            }
        }
        assertThat(Rows.placesHolding(lodgeflow.jdbc(), List.of(CARD))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoBodyIsRefused(Entry entry) {
        String place = place(entry);
        String before = admin.get(place).text();
        Rows rows = Rows.now(lodgeflow);
        for (String broken : List.of("{", "{\"name\":", "{'name': 1}", "nothing", "<a/>")) {
            assertProblem(admin.once().send("POST", collection(entry), broken), 400, "malformed_json");
            assertProblem(patched(place, broken), 400, "malformed_json");
        }
        for (String shape : List.of("[]", "\"text\"", "7", "true")) {
            assertProblem(admin.once().send("POST", collection(entry), shape), 400, "invalid_body");
            assertProblem(patched(place, shape), 400, "invalid_body");
        }
        for (String nothing : List.of("", "null")) {
            assertProblem(admin.once().send("POST", collection(entry), nothing), 400, "body_missing");
            assertProblem(patched(place, nothing), 400, "body_missing");
        }
        assertProblem(patched(place, "{\"name\": \"a\", \"name\": \"b\"}"), 400, "malformed_json");
        Http yaml = admin.with("If-Match", "*").with("Content-Type", "application/yaml");
        assertProblem(yaml.send("PATCH", place, "name: x"), 415, "unsupported_media_type");
        assertThat(admin.get(place).text()).isEqualTo(before);
        rows.assertUnchanged();
    }

    @Test
    void whatOnlyACreationSaysIsNotPatched() {
        String place = place(Entry.ROOM_TYPE);
        assertProblem(change(admin, place, Map.of("calendarDays", 10)), 422, "immutable")
                .inBody("/calendarDays");
        assertProblem(change(admin, place, Map.of("basePrice", Map.of("currency", "USD"))), 422, "wrong_currency")
                .inBody("/basePrice/currency");
    }

    @Test
    void aRoomIsOfATypeOfItsOwnHotel() {
        created(Entry.ROOM);
        TestHotel another = hotel(1, 1);
        String gone = created(Entry.ROOM_TYPE);
        removed(gone);
        Rows before = Rows.now(lodgeflow);
        for (String type : List.of(another.typeId("standard"), "typ_unknown", "", idOf(gone))) {
            assertProblem(
                            admin.once().post(collection(Entry.ROOM), with(body(Entry.ROOM), "roomTypeId", type)),
                            422,
                            "unknown_room_type")
                    .inBody("/roomTypeId");
        }
        before.assertUnchanged();
    }

    @Test
    void aNumberOfAnotherRoomIsNotTaken() {
        String first = created(Entry.ROOM);
        String second = created(Entry.ROOM);
        String before = admin.get(second).text();
        String taken = admin.get(first).at("/number");
        assertProblem(change(admin, second, Map.of("number", taken)), 409, "number_taken");
        assertThat(admin.get(second).text()).isEqualTo(before);
        Answer renumbered = change(admin, second, Map.of("number", taken + "a"));
        assertThat(renumbered.status()).as(renumbered.text()).isEqualTo(200);
    }

    /** The answers to a creation and to a patch with that value; neither changed anything. */
    private List<Answer> refused(Entry entry, String field, String value) {
        String place = place(entry);
        String before = admin.get(place).text();
        Map<String, Object> body = new HashMap<>(body(entry));
        body.put(field, "THE VALUE");
        Rows rows = Rows.now(lodgeflow);
        Answer created = admin.once()
                .send("POST", collection(entry), JSON.writeValueAsString(body).replace("\"THE VALUE\"", value));
        Answer patched = patched(place, "{\"" + field + "\": " + value + "}");
        assertThat(admin.get(place).text()).isEqualTo(before);
        rows.assertUnchanged();
        return List.of(created, patched);
    }

    private Answer patched(String place, String patch) {
        return patch(admin.with("If-Match", "*"), place, patch);
    }

    private String place(Entry entry) {
        return places.computeIfAbsent(entry, this::created);
    }

    private static Arguments missing(Entry entry, String field) {
        return Arguments.of(entry, field, null, 422, "validation_failed", "/" + field);
    }

    private static Arguments bad(Entry entry, String field, Object value) {
        return bad(entry, field, value, "validation_failed");
    }

    private static Arguments bad(Entry entry, String field, Object value, String code) {
        return Arguments.of(entry, field, value, 422, code, "/" + field);
    }

    private static Arguments within(Entry entry, String field, Object value, String rest) {
        return Arguments.of(entry, field, value, 422, "validation_failed", "/" + field + rest);
    }

    private static Arguments wrongType(Entry entry, String field, Object value) {
        return Arguments.of(entry, field, value, 400, "invalid_body", "/" + field);
    }

    private static Arguments price(String amount, String currency, String code, String rest) {
        Map<String, String> price = Map.of("amount", amount, "currency", currency);
        return Arguments.of(Entry.ROOM_TYPE, "basePrice", price, 422, code, "/basePrice" + rest);
    }
}
