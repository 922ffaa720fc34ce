package io.lodgeflow.scenarios.badinput;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;

import io.lodgeflow.scenarios.ProblemAssert;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wishes to book that cannot be granted, whoever asks and however often. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadReservationTest extends Story {

    private final TestHotel hotel = hotel(16, 1);
    private final TestHotel otherHotel = hotel(1, 1);
    private final LocalDate today = hotel.today();

    /** @param changes what is different from a good wish; null for a field that is missing */
    record Case(String name, Map<String, @Nullable Object> changes, int status, String code, String pointer) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource
    void isRefusedAndChangesNothing(Case bad) {
        Map<String, Object> wish = new HashMap<>(hotel.wish("standard", "flexible", today.plusDays(5), 2));
        bad.changes().forEach((field, value) -> {
            if (value == null) {
                wish.remove(field);
            } else {
                wish.put(field, value);
            }
        });
        Rows before = Rows.now(lodgeflow);
        ProblemAssert problem = assertProblem(place(guest, wish), bad.status(), bad.code());
        if (!bad.pointer().isEmpty()) {
            problem.inBody(bad.pointer());
        }
        before.assertUnchanged();
    }

    Stream<Case> isRefusedAndChangesNothing() {
        return Stream.of(
                dates("arrival in the past", today.minusDays(1), today.plusDays(1), "arrival_in_the_past", "/arrival"),
                dates("dates swapped", today.plusDays(5), today.plusDays(3), "dates_swapped", "/departure"),
                dates("beyond the horizon", today.plusDays(389), today.plusDays(391), "beyond_horizon", "/departure"),
                dates("91 nights", today.plusDays(5), today.plusDays(96), "stay_too_long", "/departure"),
                dates("a stay of a hundred years", today, today.plusYears(100), "stay_too_long", "/departure"),
                dates("a stay for ever", today, LocalDate.MAX, "stay_too_long", "/departure"),
                dates("since ever", LocalDate.MIN, LocalDate.MIN.plusDays(2), "arrival_in_the_past", "/arrival"),
                dates("at the end of time", LocalDate.MAX, LocalDate.MAX, "beyond_horizon", "/departure"),
                invalid("no rooms", "rooms", 0),
                invalid("eleven rooms", "rooms", 11),
                invalid("minus one room", "rooms", -1),
                invalid("nobody", "adults", 0),
                invalid("a crowd", "adults", 101),
                invalid("minus one child", "children", -1),
                refused("three in a room for two", "adults", 3, "over_occupancy", "/adults"),
                refused("a room full of children", "children", 100, "over_occupancy", "/adults"),
                refused("unknown hotel", "hotelId", "htl_unknown", "unknown_offer", "/roomTypeId"),
                refused("unknown type", "roomTypeId", "rmt_unknown", "unknown_offer", "/roomTypeId"),
                refused("another's type", "roomTypeId", otherHotel.typeId("standard"), "unknown_offer", "/roomTypeId"),
                refused("another's plan", "ratePlanId", otherHotel.planId("flexible"), "unknown_offer", "/roomTypeId"),
                invalid("no hotel", "hotelId", null),
                invalid("no type", "roomTypeId", null),
                invalid("no plan", "ratePlanId", null),
                invalid("no arrival", "arrival", null),
                invalid("no departure", "departure", null),
                invalid("no adults", "adults", null),
                invalid("empty hotel", "hotelId", "  "),
                invalid("id too long", "hotelId", "h".repeat(41)),
                invalid("unknown language", "language", "fr"),
                invalid("no address", "guestEmail", "nobody"),
                invalid("two addresses", "guestEmail", "a@b@c"),
                invalid("NUL in the address", "guestEmail", "a\u0000b@example.org"),
                invalid("address that reads backwards", "guestEmail", "\u202Egro.elpmaxe@moc"),
                invalid("line feed in the name", "guestName", "Eve\nBcc: all@example.org"),
                invalid("name of 201 characters", "guestName", "x".repeat(201)),
                invalid("empty name", "guestName", ""),
                invalid("reference too long", "clientReference", "r".repeat(81)),
                invalid("wishes too long", "specialRequests", "r".repeat(1001)),
                shape("no such date", "arrival", "2027-02-30", "/arrival"),
                shape("words for a date", "arrival", "tomorrow", "/arrival"),
                shape("instant for a date", "arrival", today.plusDays(5) + "T23:00:00.000Z", "/arrival"),
                shape("blank before a date", "arrival", " " + today.plusDays(5), "/arrival"),
                shape("blank after a date", "departure", today.plusDays(7) + " ", "/departure"),
                shape("short date", "arrival", "2027-1-9", "/arrival"),
                shape("empty date", "arrival", "", "/arrival"),
                shape("list for a date", "arrival", List.of(2027, 1, 9), "/arrival"),
                shape("number for a date", "arrival", 20270701, "/arrival"),
                shape("text for a number", "adults", "2", "/adults"),
                shape("half a guest", "adults", 1.5, "/adults"),
                shape("more rooms than an int", "rooms", 3_000_000_000L, "/rooms"),
                shape("true for a number", "rooms", true, "/rooms"),
                shape("number for text", "hotelId", 7, "/hotelId"),
                shape("object for text", "guestName", Map.of("first", "Ann"), "/guestName"),
                shape("unknown wish", "wishes", List.of("sauna"), "/wishes/0"),
                shape("number for a wish", "wishes", List.of(1), "/wishes/0"),
                shape("unknown field", "discount", "100%", "/discount"),
                shape("what only the product sets", "status", "paid", "/status"));
    }

    private static Case dates(String name, LocalDate arrival, LocalDate departure, String code, String pointer) {
        return new Case(
                name, Map.of("arrival", arrival.toString(), "departure", departure.toString()), 422, code, pointer);
    }

    private static Case refused(String name, String field, Object value, String code, String pointer) {
        return new Case(name, Map.of(field, value), 422, code, pointer);
    }

    private static Case invalid(String name, String field, @Nullable Object value) {
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put(field, value);
        return new Case(name, change, 422, "validation_failed", "/" + field);
    }

    private static Case shape(String name, String field, Object value, String pointer) {
        return new Case(name, Map.of(field, value), 400, "invalid_body", pointer);
    }
}
