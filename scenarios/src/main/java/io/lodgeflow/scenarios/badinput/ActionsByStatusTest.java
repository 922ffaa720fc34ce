package io.lodgeflow.scenarios.badinput;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every action in every state of a booking: what is announced as allowed is done, the rest is refused (W15, I5). */
class ActionsByStatusTest extends Story {

    private static final List<String> ALL =
            List.of("pay", "modify", "cancel", "assign_room", "check_in", "check_out", "no_show", "reinstate");

    private TestHotel hotel = hotel(4, 1);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "pending,               pay modify cancel",
        "confirmed,             pay modify cancel assign_room",
        "paid,                  modify cancel assign_room",
        "paid at arrival,       modify cancel assign_room check_in no_show",
        "confirmed at arrival,  pay modify cancel assign_room check_in no_show",
        "checked_in,            modify assign_room check_out",
        "checked_out,           ''",
        "canceled,              ''",
        "refunded,              ''",
        "no_show,               reinstate"
    })
    void whatIsAnnouncedIsWhatCanBeDone(String state, String announced) {
        List<String> allowed = announced.isEmpty() ? List.of() : List.of(announced.split(" ", -1));
        String booking = walkTo(state);
        assertThat(status(booking)).isEqualTo(state.split(" ", 2)[0]);
        assertThat(allowed(operations, booking)).containsExactlyInAnyOrderElementsOf(allowed);

        Rows before = Rows.now(lodgeflow);
        String asBefore = read(booking).text();
        for (String action : ALL) {
            if (!allowed.contains(action)) {
                String code = isOnlyEarly(state, action) ? "too_early" : "wrong_status";
                assertProblem(attempt(booking, action), 409, code);
            }
        }
        before.assertUnchanged();
        assertThat(read(booking).text()).isEqualTo(asBefore);

        for (String action : allowed) {
            hotel = hotel(4, 1); // guests of the walks before are still in house, one of them in this one's room
            Answer granted = attempt(walkTo(state), action);
            assertThat(granted.status()).as(action + ": " + granted.text()).isIn(200, 201);
        }
        assertBooksAreRight();
    }

    private static boolean isOnlyEarly(String state, String action) {
        return List.of("paid", "confirmed").contains(state)
                && List.of("check_in", "no_show").contains(action);
    }

    private String walkTo(String state) {
        LocalDate first = hotel.today().plusDays(8);
        return switch (state) {
            case "pending" -> placed(guest, hotel.wish("standard", "flexible", first, 2));
            case "confirmed" -> placed(guest, hotel.wish("standard", "pay_at_hotel", first, 2));
            case "paid" -> paid(guest, hotel.wish("standard", "flexible", first, 2));
            case "paid at arrival", "confirmed at arrival", "checked_in", "checked_out", "no_show" -> arrived(state);
            case "canceled", "refunded" -> {
                String id = state.equals("canceled") ? walkTo("confirmed") : walkTo("paid");
                cancel(guest, id);
                yield id;
            }
            default -> throw new IllegalArgumentException(state);
        };
    }

    private String arrived(String state) {
        LocalDate tomorrow = hotel.today().plusDays(1);
        String id = state.startsWith("confirmed")
                ? placed(guest, hotel.wish("standard", "pay_at_hotel", tomorrow, 2))
                : paid(guest, hotel.wish("standard", "flexible", tomorrow, 2));
        travelTo(hotel, tomorrow, "15:30");
        if (state.equals("no_show")) {
            done(operations, id, "no-show", null);
        } else if (state.startsWith("checked")) {
            done(operations, id, "check-in", null);
            if (state.equals("checked_out")) {
                done(operations, id, "check-out", null);
            }
        }
        return id;
    }

    private Answer attempt(String id, String action) {
        return switch (action) {
            case "pay" -> pay(operations, id, "tok_ok");
            case "modify" ->
                act(
                        operations,
                        id,
                        "modify",
                        Map.of(
                                "departure",
                                LocalDate.parse(read(id).at("/departure"))
                                        .plusDays(1)
                                        .toString()));
            case "cancel" -> cancel(operations, id);
            case "assign_room" -> act(operations, id, "assign-room", Map.of("roomIds", List.of(freeRoom())));
            case "check_in" -> act(operations, id, "check-in", null);
            case "check_out" -> act(operations, id, "check-out", Map.of("settlement", "cash"));
            case "no_show" -> act(operations, id, "no-show", null);
            case "reinstate" -> act(operations, id, "reinstate", null);
            default -> throw new IllegalArgumentException(action);
        };
    }

    private String freeRoom() {
        return column(
                        "select id from room where hotel_id = ? and id not in (select room_id from room_night) order by id",
                        hotel.id())
                .getFirst();
    }
}
