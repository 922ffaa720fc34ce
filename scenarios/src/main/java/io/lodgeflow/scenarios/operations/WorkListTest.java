package io.lodgeflow.scenarios.operations;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Work for people over HTTP: taken, given, postponed, and done by an outcome that steers the workflow. */
@OnBothDatabases(Because.STORE)
class WorkListTest extends Desk {

    private final Http support = person("support");
    private final TestHotel hotel = TestHotel.with(lodgeflow, 1, 1, 200);
    private final LocalDate arrival = hotel.today().plusDays(3);

    @Test
    void aTaskIsTakenByOneAndDoneByRooms() {
        String roomless = roomless();
        String item = item(roomless);
        assertProblem(guest.post(action(item, "claim"), null), 403, "forbidden");
        assertProblem(support.post(action("wrk_unknown", "claim"), null), 404, "not_found");
        assertThat(support.post(action(item, "claim"), null).status()).isEqualTo(200);
        assertProblem(operations.post(action(item, "claim"), null), 409, "claimed_by_another");
        assertThat(support.post(action(item, "release"), null).status()).isEqualTo(200);
        assertThat(operations.post(action(item, "claim"), null).status()).isEqualTo(200);
        assertThat(operations
                        .post(action(item, "assign"), Map.of("assignee", "usr_x"))
                        .status())
                .isEqualTo(200);
        assertThat(openWork(roomless).getFirst().at("/claimedBy").asString()).isEqualTo("usr_x");

        String later = lodgeflow.now().plus(Duration.ofHours(3)).toString();
        assertThat(operations
                        .post(action(item, "postpone"), Map.of("dueAt", later, "reason", "calls back"))
                        .status())
                .isEqualTo(200);
        assertProblem(
                operations.post(
                        action(item, "postpone"),
                        Map.of("dueAt", lodgeflow.now().minusSeconds(1).toString(), "reason", "x")),
                422,
                "due_in_the_past");

        assertProblem(done(item, Map.of("outcome", "CHECKED_OUT", "reason", "x")), 422, "wrong_outcome");
        assertProblem(done(item, Map.of("outcome", "ROOMS_FOUND", "reason", "x")), 422, "field_missing");
        assertProblem(
                done(
                        item,
                        Map.of("outcome", "ROOMS_FOUND", "reason", "x", "roomIds", List.of(hotel.roomId("suite", 0)))),
                409,
                "room_not_free");
        assertThat(done(
                                item,
                                Map.of(
                                        "outcome",
                                        "ROOMS_FOUND",
                                        "reason",
                                        "free",
                                        "roomIds",
                                        List.of(hotel.roomId("standard", 0))))
                        .status())
                .isEqualTo(200);
        assertThat(rooms(roomless)).containsExactly(hotel.roomId("standard", 0));
        assertThat(steps(roomless)).containsExactly("AwaitArrival");
        assertProblem(done(item, Map.of("outcome", "NO_ROOM", "reason", "x")), 409, "already_done");
        assertThat(audit.page(item, null, null, 20))
                .extracting(AuditRecord::action)
                .containsExactly(
                        "work_done", "work_postpone", "work_assign", "work_claim", "work_release", "work_claim");
    }

    @Test
    void withoutARoomEverythingGoesBack() {
        String roomless = roomless();
        String item = item(roomless);
        assertProblem(
                support.post(action(item, "done"), Map.of("outcome", "NO_ROOM", "reason", "full house")),
                403,
                "forbidden");
        assertThat(done(item, Map.of("outcome", "NO_ROOM", "reason", "full house"))
                        .status())
                .isEqualTo(200);
        assertThat(status(roomless)).isEqualTo("refunded");
        assertThat(openWork(roomless)).isEmpty();
    }

    @Test
    void anOverstayEndsWithTheCheckOut() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 1));
        travelTo(hotel, arrival, "15:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(1), "11:30");
        assertThat(done(item(id), Map.of("outcome", "CHECKED_OUT", "reason", "left"))
                        .status())
                .isEqualTo(200);
        assertThat(status(id)).isEqualTo("checked_out");
        assertThat(openWork(id)).isEmpty();
    }

    @Test
    void anUnknownPaymentAtItsLimitIsAskedAgainBySomebody() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 1));
        lodgeflow.settle();
        String token = unknownForLong(id);
        assertThat(openWork(id))
                .singleElement()
                .satisfies(item -> assertThat(item.at("/kind").asString()).isEqualTo("payment_unknown"));
        assertThat(positions.of(id).failures()).hasSize(1);
        change("update sandbox_movement set calls = 100 where movement_key like ?", id + ":%");
        assertThat(token).isNotEmpty();
        assertThat(done(item(id), Map.of("outcome", "ASK_AGAIN", "reason", "the gateway is back"))
                        .status())
                .isEqualTo(200);
        assertThat(status(id)).isEqualTo("paid");
        assertThat(openWork(id)).isEmpty();
        assertThat(positions.of(id).failures()).isEmpty();
    }

    /** The gateway has captured, and does not answer: as if it had never been called whenever it is. */
    private String unknownForLong(String id) {
        payWithoutWaiting(guest, id, "tok_unknown");
        for (int tries = 0; tries < 60 && openWork(id).isEmpty(); tries++) {
            change("update sandbox_movement set calls = -1000 where movement_key like ?", id + ":%");
            advance(Duration.ofMinutes(1));
        }
        return Objects.requireNonNull(column("select payment_token from payment_attempt where reservation_id = ?", id)
                .getFirst());
    }

    @Test
    void aRefusedRefundIsGivenBackByHand() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival.plusDays(20), 1));
        pay(guest, id, "tok_refund_fails");
        lodgeflow.settle();
        cancel(guest, id);
        lodgeflow.settle();
        advance(Duration.ofMinutes(10));
        advance(Duration.ofMinutes(60));
        advance(Duration.ofHours(6));
        assertThat(paymentStatus(id)).isEqualTo("refund_pending");
        String item = item(id);
        assertThat(done(item, Map.of("outcome", "REFUNDED_BY_HAND", "reason", "bank", "reference", "TRF-1"))
                        .status())
                .isEqualTo(200);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(openWork(id)).isEmpty();
    }

    private String roomless() {
        paid(korean, hotel.wish("suite", "flexible", arrival, 1));
        String roomless = paid(korean, hotel.wish("suite", "flexible", arrival, 1));
        travelTo(hotel, arrival.minusDays(1), "15:00");
        return roomless;
    }

    private String item(String reservation) {
        return openWork(reservation).getFirst().at("/id").asString();
    }

    private Answer done(String item, Map<String, Object> body) {
        return operations.post(action(item, "done"), body);
    }

    private static String action(String item, String action) {
        return "/v1/work-items/" + item + "/actions/" + action;
    }
}
