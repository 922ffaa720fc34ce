package io.lodgeflow.scenarios.operations;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Work for people is done by those it belongs to, on tasks that exist, with all that it needs. */
class WorkListAccessTest extends Desk {

    private final TestHotel hotel = TestHotel.with(lodgeflow, 1, 1, 200);
    private final LocalDate arrival = hotel.today().plusDays(3);

    @Test
    void everyActionIsRefusedToStrangersAndChangesNothing() {
        String item = item(roomless());
        Map<String, Map<String, Object>> actions = actions();
        Rows before = Rows.now(lodgeflow);
        actions.forEach((action, body) -> {
            String path = "/v1/work-items/" + item + "/actions/" + action;
            assertProblem(anonymous.post(path, body), 401, "unauthorized");
            assertProblem(guest.post(path, body), 403, "forbidden");
            for (Http stranger : List.of(person("frontdesk"), person("manager"))) {
                assertProblem(stranger.post(path, body), 404, "not_found");
            }
            assertProblem(operations.post("/v1/work-items/wrk_unknown/actions/" + action, body), 404, "not_found");
        });
        before.assertUnchanged();
    }

    @Test
    void whatAnActionNeedsIsNamed() {
        String path = "/v1/work-items/" + item(roomless()) + "/actions/";
        Rows before = Rows.now(lodgeflow);
        for (String field : List.of("dueAt", "reason")) {
            assertProblem(operations.post(path + "postpone", without("postpone", field)), 422, "validation_failed")
                    .inBody("/" + field);
        }
        for (String field : List.of("outcome", "reason")) {
            assertProblem(operations.post(path + "done", without("done", field)), 422, "validation_failed")
                    .inBody("/" + field);
        }
        assertProblem(operations.post(path + "done", with(body("done"), "outcome", "GIVEN_UP")), 400, "invalid_body")
                .inBody("/outcome");
        before.assertUnchanged();
    }

    @Test
    void whoeverGivesATaskBackNobodyHasItThen() {
        String reservation = roomless();
        String path = "/v1/work-items/" + item(reservation) + "/actions/";
        assertThat(person("support").post(path + "claim", null).status()).isEqualTo(200);
        for (int time = 0; time < 2; time++) {
            assertThat(operations.post(path + "release", null).status()).isEqualTo(200);
            assertThat(openWork(reservation).getFirst().at("/claimedBy").asString(""))
                    .isEmpty();
        }
    }

    private Map<String, Object> without(String action, String field) {
        Map<String, Object> body = new HashMap<>(body(action));
        body.remove(field);
        return body;
    }

    private Map<String, Object> body(String action) {
        return Objects.requireNonNull(actions().get(action));
    }

    private Map<String, Map<String, Object>> actions() {
        return Map.of(
                "claim", Map.of(),
                "release", Map.of(),
                "assign", Map.of("assignee", "usr_x"),
                "postpone", Map.of("dueAt", lodgeflow.now().plusSeconds(3600).toString(), "reason", "later"),
                "done", Map.of("outcome", "NO_ROOM", "reason", "full house"));
    }

    private String item(String reservation) {
        return openWork(reservation).getFirst().at("/id").asString();
    }

    /** A booking for which there is no room. */
    private String roomless() {
        paid(korean, hotel.wish("suite", "flexible", arrival, 1));
        String roomless = paid(korean, hotel.wish("suite", "flexible", arrival, 1));
        travelTo(hotel, arrival.minusDays(1), "15:00");
        return roomless;
    }
}
