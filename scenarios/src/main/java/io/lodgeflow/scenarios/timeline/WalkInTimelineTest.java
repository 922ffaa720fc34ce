package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.AtOnce;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.frontdesk.WalkIns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A guest without a booking: from the door to the room by one request, or nothing is kept. */
class WalkInTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate tonight = hotel.today().plusDays(1);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void cashAtTheDesk() {
        travelTo(hotel, tonight, "23:50");
        Http once = operations.once();
        Answer in = once.post("/v1/walk-ins", cash(1));
        assertThat(in.status()).as(in.text()).isEqualTo(201);
        assertThat(in.at("/status")).isEqualTo("checked_in");
        assertThat(in.at("/paymentStatus")).isEqualTo("paid");
        String id = in.at("/id");
        assertThat(rooms(id)).containsExactly(hotel.roomId("standard", 0));
        assertThat(folio(id)).containsExactly("payment -100.00");
        Answer again = once.post("/v1/walk-ins", cash(1));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/id")).isEqualTo(id);
        travelTo(hotel, tonight.plusDays(1), "09:00");
        done(operations, id, "check-out", null);
        assertThat(balance(id)).isEqualTo("0.00");
    }

    @Test
    void aCardThroughTheGateway() {
        travelTo(hotel, tonight.plusDays(1), "02:00"); // still the night before
        Answer in = operations.once().post("/v1/walk-ins", card("tok_ok"));
        assertThat(in.status()).as(in.text()).isEqualTo(201);
        assertThat(in.at("/status")).isEqualTo("checked_in");
        assertThat(moved(in.at("/id"))).isEqualTo(10_000);
    }

    @Test
    void dayUse() {
        travelTo(hotel, tonight, "16:00");
        Answer in = operations.once().post("/v1/walk-ins", cash(0));
        assertThat(in.status()).as(in.text()).isEqualTo(201);
        travelTo(hotel, tonight, "21:00");
        Answer left = done(operations, in.at("/id"), "check-out", null);
        assertThat(left.json().at("/nightsStayed").asInt()).isZero();
        assertThat(balance(in.at("/id"))).isEqualTo("0.00");
    }

    @Test
    void aCardThatDoesNotPayLeavesNothing() {
        travelTo(hotel, tonight, "20:00");
        Http once = operations.once();
        Answer refused = once.post("/v1/walk-ins", card("tok_declined"));
        assertProblem(refused, 409, "walk_in_undone");
        String id = refused.at("/reservationId");
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(sold(hotel, "standard", tonight, 1)).containsExactly(0);
        assertThat(moved(id)).isZero();
        assertProblem(once.post("/v1/walk-ins", card("tok_declined")), 409, "walk_in_undone");
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsStored() {
        travelTo(hotel, tonight, "20:00");
        become(0, RoomStatus.CLEANING);
        Rows before = Rows.now(lodgeflow);
        Map<String, Object> dirty = with(cash(1), "roomIds", List.of(hotel.roomId("standard", 0)));
        assertProblem(operations.once().post("/v1/walk-ins", dirty), 409, "room_not_ready");
        assertProblem(
                operations.once().post("/v1/walk-ins", with(cash(1), "roomIds", List.of("rom_x"))),
                422,
                "unknown_room");
        assertProblem(
                operations.once().post("/v1/walk-ins", with(cash(1), "paymentToken", "tok_ok")),
                422,
                "token_or_method");
        assertProblem(guest.once().post("/v1/walk-ins", cash(1)), 403, "forbidden");
        Map<String, Object> later =
                Map.of("booking", hotel.wish("standard", "flexible", tonight.plusDays(2), 1), "method", "cash");
        assertProblem(operations.once().post("/v1/walk-ins", later), 422, "not_tonight");
        before.assertUnchanged();
        Answer in = operations.once().post("/v1/walk-ins", with(dirty, "reason", "The guest waits in the room"));
        assertThat(in.status()).as(in.text()).isEqualTo(201);
    }

    /** The process dies after the charge, and the room is gone when another node goes on: the money goes back. */
    @Test
    void whoHasPaidAndGetsNoRoomGetsTheMoneyBack() {
        travelTo(hotel, tonight, "20:00");
        Answer under = operations
                .once()
                .with("Prefer", "respond-async")
                .post("/v1/walk-ins", with(card("tok_unknown"), "roomIds", List.of(hotel.roomId("standard", 1))));
        assertThat(under.status()).as(under.text()).isEqualTo(202);
        String id = under.at("/id");
        become(1, RoomStatus.OUT_OF_ORDER);
        for (int minute = 0; minute < 20 && status(id).equals("pending"); minute++) {
            advance(java.time.Duration.ofMinutes(1));
        }
        lodgeflow.settle();
        assertThat(status(id)).isIn("canceled", "refunded");
        assertThat(moved(id)).isZero();
        assertThat(sold(hotel, "standard", tonight, 1)).containsExactly(0);
        assertThat(column("select state from walk_in where reservation_id = ?", id))
                .containsExactly("UNDONE");
    }

    /** The request and the loop of each node take the steps of one walk-in at the same moment: who is too late undoes nothing. */
    @Test
    void severalGoOnWithItAtOnce() {
        travelTo(hotel, tonight, "20:00");
        WalkIns walkIns = lodgeflow.bean(WalkIns.class);
        for (int guests = 0; guests < 2; guests++) {
            Http once = operations.once();
            List<Callable<Integer>> racing = new ArrayList<>();
            racing.add(() -> once.post("/v1/walk-ins", cash(1)).status());
            for (int node = 0; node < 3; node++) {
                racing.add(() -> {
                    for (int turn = 0; turn < 40; turn++) {
                        walkIns.runOnce();
                    }
                    return 201;
                });
            }
            assertThat(AtOnce.all(racing)).containsOnly(201);
        }
        assertThat(column(
                        "select state from walk_in w join reservation r on r.id = w.reservation_id"
                                + " where r.hotel_id = ?",
                        hotel.id()))
                .containsExactly("DONE", "DONE");
        assertThat(column("select status from reservation where hotel_id = ?", hotel.id()))
                .containsExactly("CHECKED_IN", "CHECKED_IN");
    }

    private void become(int room, RoomStatus status) {
        lodgeflow.bean(Transactions.class).run(() -> {
            var one = lodgeflow
                    .bean(Catalogue.class)
                    .room(hotel.roomId("standard", room))
                    .orElseThrow();
            one.change(one.number(), one.floor(), one.features(), status);
        });
    }

    private Map<String, Object> cash(int nights) {
        return Map.of("booking", hotel.wish("standard", "flexible", tonight, nights), "method", "cash");
    }

    private Map<String, Object> card(String token) {
        return Map.of("booking", hotel.wish("standard", "flexible", tonight, 1), "paymentToken", token);
    }
}
