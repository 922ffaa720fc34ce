package io.lodgeflow.scenarios.badinput;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;

import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Payments, changes and time travel with values that cannot be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadChangeTest extends Story {

    private final TestHotel hotel = hotel(1, 1);
    private final String unpaid =
            placed(guest, hotel.wish("suite", "flexible", hotel.today().plusDays(9), 1));
    private final String booking =
            paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(9), 1));

    record Case(String path, Map<String, Object> body, int status, String code, String pointer) {
        @Override
        public String toString() {
            return path.substring(path.lastIndexOf('/') + 1) + " " + body.keySet() + " " + pointer;
        }
    }

    @ParameterizedTest
    @MethodSource({"payments", "changes", "journeys"})
    void isRefusedAndChangesNothing(Case bad) {
        Rows before = Rows.now(lodgeflow);
        assertProblem(operations.once().with("If-Match", "*").post(bad.path(), bad.body()), bad.status(), bad.code())
                .inBody(bad.pointer());
        before.assertUnchanged();
    }

    Stream<Case> payments() {
        return Stream.of(
                payment(Map.of("amount", money("250.00", "USD")), 422, "wrong_currency", "/amount/currency"),
                payment(Map.of("amount", money("249.99", "EUR")), 422, "wrong_amount", "/amount/amount"),
                payment(Map.of("amount", money("0", "EUR")), 422, "wrong_amount", "/amount/amount"),
                payment(Map.of("amount", money("-250.00", "EUR")), 422, "wrong_amount", "/amount/amount"),
                payment(Map.of("amount", money("250.001", "EUR")), 422, "validation_failed", "/amount/amount"),
                payment(Map.of("amount", money("2.5e2", "EUR")), 422, "validation_failed", "/amount/amount"),
                payment(Map.of("amount", money("", "EUR")), 422, "validation_failed", "/amount/amount"),
                payment(Map.of("amount", money("250.00", "XXX")), 422, "validation_failed", "/amount/currency"),
                payment(Map.of("amount", money("250.00", "eur")), 422, "validation_failed", "/amount/currency"),
                payment(Map.of("amount", "250.00"), 422, "validation_failed", "/amount"),
                payment(
                        Map.of("amount", Map.of("amount", 250, "currency", "EUR")),
                        422,
                        "validation_failed",
                        "/amount/amount"),
                payment(Map.of("method", "cash"), 422, "token_or_method", "/paymentToken"),
                payment(Map.of("method", "barter"), 400, "invalid_body", "/method"),
                payment(Map.of("paymentToken", ""), 422, "validation_failed", "/paymentToken"),
                payment(Map.of("paymentToken", "t".repeat(201)), 422, "validation_failed", "/paymentToken"),
                new Case("/v1/payments", Map.of("paymentToken", "tok_ok"), 422, "validation_failed", "/reservationId"),
                new Case("/v1/payments", Map.of("reservationId", unpaid), 422, "token_or_method", "/paymentToken"));
    }

    Stream<Case> changes() {
        return Stream.of(
                action("cancel", Map.of(), 422, "validation_failed", "/reason"),
                action("cancel", Map.of("reason", " "), 422, "validation_failed", "/reason"),
                action("cancel", Map.of("reason", "r".repeat(301)), 422, "validation_failed", "/reason"),
                action("modify", Map.of("rooms", 0), 422, "validation_failed", "/rooms"),
                action("modify", Map.of("rooms", 11), 422, "validation_failed", "/rooms"),
                action("modify", Map.of("adults", 3), 422, "over_occupancy", "/adults"),
                action("modify", Map.of("roomTypeId", "rmt_unknown"), 422, "unknown_offer", "/roomTypeId"),
                action("modify", Map.of("departure", hotel.today().toString()), 422, "dates_swapped", "/departure"),
                action(
                        "modify",
                        Map.of("arrival", hotel.today().minusDays(1).toString()),
                        422,
                        "arrival_in_the_past",
                        "/arrival"),
                action("modify", Map.of("departure", "+999999999-12-31"), 422, "stay_too_long", "/departure"),
                action("modify", Map.of("departure", "next week"), 400, "invalid_body", "/departure"),
                action(
                        "preview-modification",
                        Map.of("departure", "+999999999-12-31"),
                        422,
                        "stay_too_long",
                        "/departure"),
                action("preview-modification", Map.of("rooms", "2"), 400, "invalid_body", "/rooms"),
                action("assign-room", Map.of("roomIds", List.of()), 422, "validation_failed", "/roomIds"),
                action("assign-room", Map.of("roomIds", List.of("rom_unknown")), 422, "unknown_room", "/roomIds"),
                action("assign-room", Map.of("roomIds", List.of("a", "b")), 422, "room_count", "/roomIds"),
                action("assign-room", Map.of("roomIds", "101"), 400, "invalid_body", "/roomIds"),
                action("check-out", Map.of("settlement", "barter"), 400, "invalid_body", "/settlement"),
                action("no-show", Map.of("note", "n".repeat(301)), 422, "validation_failed", "/note"));
    }

    Stream<Case> journeys() {
        return Stream.of(
                journey(Map.of(), 422, "advance_or_to", "/advance"),
                journey(Map.of("advance", "PT1H", "to", "2030-01-01T00:00:00Z"), 422, "advance_or_to", "/advance"),
                journey(Map.of("advance", "PT-1H"), 422, "backwards", "/advance"),
                journey(Map.of("to", "2020-01-01T00:00:00Z"), 422, "backwards", "/to"),
                journey(Map.of("advance", "P801D"), 422, "too_far", "/advance"),
                journey(Map.of("advance", "PT999999999999999H"), 422, "too_far", "/advance"),
                journey(Map.of("to", "+1000000000-12-31T23:59:59Z"), 422, "too_far", "/to"),
                journey(Map.of("advance", "an hour"), 400, "invalid_body", "/advance"),
                journey(Map.of("to", "tomorrow"), 400, "invalid_body", "/to"));
    }

    private Case payment(Map<String, Object> more, int status, String code, String pointer) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("reservationId", unpaid, "paymentToken", "tok_ok"));
        body.putAll(more);
        return new Case("/v1/payments", body, status, code, pointer);
    }

    private Case action(String name, Map<String, Object> body, int status, String code, String pointer) {
        return new Case("/v1/reservations/" + booking + "/actions/" + name, body, status, code, pointer);
    }

    private static Case journey(Map<String, Object> body, int status, String code, String pointer) {
        return new Case("/v1/sandbox/clock", body, status, code, pointer);
    }

    private static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }
}
