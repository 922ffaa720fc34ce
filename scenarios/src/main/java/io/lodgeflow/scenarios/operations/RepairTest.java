package io.lodgeflow.scenarios.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import io.lodgeflow.engine.incident.WorkflowRepairs.RetryOutcome;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import io.lodgeflow.workflows.operations.BookingRepairs;
import io.lodgeflow.workflows.operations.Effect.Kind;
import io.lodgeflow.workflows.operations.GuestRepairs;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.Repair;
import io.lodgeflow.workflows.operations.RepairOutcome;
import io.lodgeflow.workflows.operations.TokenRepairs;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every repair of a single booking: what it previews, what it does, what it refuses, what it writes down (O2, O10). */
class RepairTest extends Desk {

    private final TestHotel hotel = hotel(4, 2);
    private final LocalDate arrival = hotel.today().plusDays(20);

    // ---- what has failed

    @Test
    void aRetryTellsTheTruth() {
        String id = failed(hotel, arrival, "BROKEN");
        travelTo(hotel, arrival.minusDays(1), "15:00");
        assertThat(refusalIsNone(id)).isTrue();
        advance(Duration.ofHours(1)); // every try of the engine's own has failed
        IncidentRecord incident = incident(id);
        assertThat(incident.step()).isEqualTo("AssignRooms");
        assertThat(positions.of(id).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.message()).contains("BROKEN"));

        RepairOutcome again = repaired(id, new TokenRepairs.RetryNow());
        assertThat(Objects.requireNonNull(again.retried()).state()).isEqualTo(RetryOutcome.State.FAILED_AGAIN);
        assertThat(again.retried().detail()).contains("BROKEN");
        assertThat(incident(id).id()).isNotEqualTo(incident.id());

        mendWishes(id);
        RepairOutcome mended = repaired(id, new TokenRepairs.RetryNow());
        assertThat(Objects.requireNonNull(mended.retried()).state()).isEqualTo(RetryOutcome.State.RECOVERED);
        assertThat(rooms(id)).hasSize(1);
        assertThat(steps(id)).containsExactly("AwaitArrival");
        assertThat(incidents(id)).isEmpty();
        assertThat(refusal(id, new TokenRepairs.RetryNow())).isEqualTo("nothing_failed");
    }

    /** The failure was ours: who could not be given a room by the cut-off is no no-show. */
    @Test
    void aRetryAfterTheCutOffSaysWhatFellDue() {
        String id = failed(hotel, arrival, "BROKEN");
        travelTo(hotel, arrival.plusDays(1), "13:00");
        mendWishes(id);
        assertThat(desk.preview(id, new TokenRepairs.RetryNow(), OPERATIONS)
                        .orThrow()
                        .effects())
                .extracting(effect -> effect.text().code())
                .containsExactly("effect.tried_again", "effect.manager_called");
        repaired(id, new TokenRepairs.RetryNow());
        assertThat(status(id)).isEqualTo("paid");
        assertThat(rooms(id)).hasSize(1);
        assertThat(steps(id)).containsExactly("AwaitArrival");
        travelTo(hotel, arrival.plusDays(2), "13:00");
        assertThat(status(id)).isEqualTo("paid");
        assertThat(openWork(id))
                .singleElement()
                .satisfies(item -> assertThat(item.at("/kind").asString()).isEqualTo("guest_unhoused"));
    }

    @Test
    void whoGoesOnAfterTheCutOffIsToldOfTheNoShowBefore() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        travelTo(hotel, arrival, "20:00");
        repaired(id, new TokenRepairs.Suspend());
        travelTo(hotel, arrival.plusDays(1), "13:00");
        assertThat(preview(id, new TokenRepairs.Resume()))
                .containsSubsequence(Kind.WORKFLOW, Kind.STATUS, Kind.NIGHTS_RELEASED, Kind.FEE);
        repaired(id, new TokenRepairs.Resume());
        lodgeflow.settle();
        assertThat(status(id)).isEqualTo("no_show");
    }

    @Test
    void wrongDetailsAreCorrected() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        Repair edit = new GuestRepairs.EditAndRetry(null, "right@guest.example", "ko", null);
        assertThat(preview(id, edit)).containsExactly(Kind.GUEST_DATA, Kind.GUEST_DATA);
        RepairOutcome outcome = repaired(id, edit);
        assertThat(outcome.retried()).isNull();
        assertThat(outcome.after()).contains("email=r***@guest.example").doesNotContain("right@");
        assertThat(history(id)).endsWith("guest_corrected");
        assertThat(column("select guest_email from reservation where id = ?", id))
                .containsExactly("right@guest.example");
        assertThat(refusal(id, edit)).isEqualTo("nothing_changed");
        assertThat(refusal(id, new GuestRepairs.EditAndRetry(null, "nonsense", null, null)))
                .isEqualTo("invalid_email");
        assertThat(refusal(id, new GuestRepairs.EditAndRetry(" ", null, null, null)))
                .isEqualTo("invalid_name");
        assertThat(refusal(id, new GuestRepairs.EditAndRetry(null, null, "xx", null)))
                .isEqualTo("invalid_language");
    }

    // ---- where it goes on

    @Test
    void aFailingAssignmentIsLeftOutAndDoneByHand() {
        String id = failed(hotel, arrival, "BROKEN");
        travelTo(hotel, arrival.minusDays(1), "16:00");
        assertThat(refusal(id, new TokenRepairs.SkipStep("RemindGuest"))).isEqualTo("not_at_step");
        Repair skip = new TokenRepairs.SkipStep("AssignRooms");
        assertThat(preview(id, skip)).contains(Kind.WORKFLOW, Kind.ROOMS);
        repaired(id, skip);
        assertThat(steps(id)).containsExactly("FindRoom");
        assertThat(openWork(id)).hasSize(1);
        assertThat(incidents(id)).isEmpty();
        mendWishes(id);
        repaired(id, new GuestRepairs.ReassignRoom(List.of(hotel.roomId("standard", 3))));
        assertThat(rooms(id)).containsExactly(hotel.roomId("standard", 3));
        assertThat(steps(id)).containsExactly("AwaitArrival");
        assertThat(openWork(id)).isEmpty();
    }

    @Test
    void roomsAreAssignedEarlyByLeavingOutTheWait() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        repaired(id, new TokenRepairs.SkipStep("RoomAssignmentDue"));
        assertThat(rooms(id)).hasSize(1);
        assertThat(steps(id)).containsExactly("AwaitArrival");
        assertThat(refusal(id, new TokenRepairs.MoveToStep("AssignRooms"))).isEqualTo("rooms_assigned");
        assertThat(refusal(id, new TokenRepairs.MoveToStep("RoomAssignmentDue")))
                .isEqualTo("rooms_assigned");
        repaired(id, new TokenRepairs.MoveToStep("RemindGuest"));
        assertThat(messages(id)).filteredOn("reminder"::equals).hasSize(2);
        assertThat(steps(id)).containsExactly("AwaitArrival");
    }

    @Test
    void noMoveMakesRoomsOrMoneyWrong() {
        String held = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        assertThat(refusal(held, new TokenRepairs.MoveToStep("ConfirmReservation")))
                .isEqualTo("step_not_a_target");
        assertThat(refusal(held, new TokenRepairs.MoveToStep("AwaitDeparture"))).isEqualTo("step_not_a_target");
        assertThat(refusal(held, new TokenRepairs.MoveToStep("HoldInventory"))).isEqualTo("step_not_a_target");
        assertThat(refusal(held, new TokenRepairs.MoveToStep("AssignRooms"))).isEqualTo("wrong_status");
        assertThat(refusal(held, new TokenRepairs.MoveToStep("OccupyRooms"))).isEqualTo("wrong_status");
        assertThat(refusal(held, new TokenRepairs.SkipStep("AwaitPayment"))).isEqualTo("step_not_skippable");

        String paid = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        assertThat(refusal(paid, new TokenRepairs.MoveToStep("ExpireReservation")))
                .isEqualTo("wrong_status");
        assertThat(refusal(paid, new TokenRepairs.MoveToStep("AwaitArrival"))).isEqualTo("no_room_assigned");
        assertThat(refusal(paid, new TokenRepairs.MoveToStep("RecordNoShow"))).isEqualTo("too_early");

        payWithoutWaiting(guest, held, "tok_unknown");
        assertThat(refusalNow(held, new TokenRepairs.MoveToStep("ExpireReservation")))
                .isEqualTo("change_in_progress");
    }

    @Test
    void aHoldIsEndedEarly() {
        String id = placed(guest, hotel.wish("suite", "flexible", arrival, 2));
        Repair expire = new TokenRepairs.MoveToStep("ExpireReservation");
        assertThat(preview(id, expire)).contains(Kind.STATUS, Kind.NIGHTS_RELEASED, Kind.GUEST_TOLD);
        repaired(id, expire);
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(sold(hotel, "suite", arrival, 2)).containsExactly(0, 0);
    }

    @Test
    void aNoShowIsRecordedByAMove() {
        String id = paid(guest, hotel.wish("suite", "flexible", arrival, 2));
        travelTo(hotel, arrival, "20:00");
        assertThat(preview(id, new TokenRepairs.MoveToStep("RecordNoShow"))).contains(Kind.FEE, Kind.NIGHTS_RELEASED);
        repaired(id, new TokenRepairs.MoveToStep("RecordNoShow"));
        assertThat(status(id)).isEqualTo("no_show");
        assertThat(balance(id)).isEqualTo("0.00");
    }

    // ---- its end and its new beginning

    @Test
    void theFeeIsWaivedByOperationsOnly() {
        String id = paid(guest, hotel.wish("standard", "non_refundable", arrival, 2));
        assertThat(preview(id, new BookingRepairs.Cancel())).contains(Kind.FEE).doesNotContain(Kind.REFUND);
        assertThat(preview(id, new BookingRepairs.CancelWithWaiver()))
                .contains(Kind.REFUND)
                .doesNotContain(Kind.FEE);
        assertThat(refusal(id, new BookingRepairs.CancelWithWaiver(), SUPPORT)).isEqualTo("forbidden");
        repaired(id, new BookingRepairs.CancelWithWaiver());
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
        assertThat(refusal(id, new BookingRepairs.CancelWithWaiver())).isEqualTo("wrong_status");
    }

    /** What the refusal says to do instead does the same with four eyes. */
    @Test
    void aLargeFeeIsWaivedByTwoPeople() {
        String id = paid(guest, hotel.wish("suite", "non_refundable", arrival, 3));
        assertThat(refusal(id, new BookingRepairs.CancelWithWaiver())).isEqualTo("approval_needed");
        assertThat(refusal(id, new BookingRepairs.Compensate())).isEqualTo("approval_needed");
        repaired(id, new BookingRepairs.Cancel());
        repaired(id, new BookingRepairs.Refund(null));
        assertThat(moved(id)).isEqualTo(67_500);
        String refund =
                column("select id from refund where reservation_id = ?", id).getFirst();
        assertThat(person("support")
                        .post("/v1/refunds/" + refund + "/actions/approve", null)
                        .status())
                .isEqualTo(200);
        assertThat(moved(id)).isZero();
        assertThat(balance(id)).isEqualTo("0.00");
    }

    @Test
    void byPolicyTheHotelKeepsItsFee() {
        String id = paid(guest, hotel.wish("standard", "non_refundable", arrival, 2));
        repaired(id, new BookingRepairs.Cancel());
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(moved(id)).isEqualTo(18_000);
    }

    @Test
    void everythingIsUndoneFromAFailedStep() {
        String id = failed(hotel, arrival, "BROKEN");
        travelTo(hotel, arrival.minusDays(1), "17:00");
        assertThat(incidents(id)).hasSize(1);
        assertThat(preview(id, new BookingRepairs.Compensate())).contains(Kind.REFUND, Kind.NIGHTS_RELEASED);
        repaired(id, new BookingRepairs.Compensate());
        mendWishes(id);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(incidents(id)).isEmpty();
        assertThat(moved(id)).isZero();
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);
    }

    @Test
    void anExpiredBookingLivesAgainAtTodaysPrice() {
        String id = placed(guest, hotel.wish("suite", "flexible", arrival, 2));
        assertThat(refusal(id, new BookingRepairs.Resurrect())).isEqualTo("wrong_status");
        advance(Duration.ofMinutes(16));
        assertThat(status(id)).isEqualTo("canceled");
        change("update room_type_night set price_minor = 30000 where room_type_id = ?", hotel.typeId("suite"));
        assertThat(preview(id, new BookingRepairs.Resurrect()))
                .containsExactly(Kind.STATUS, Kind.NIGHTS_TAKEN, Kind.PRICE);
        repaired(id, new BookingRepairs.Resurrect());
        assertThat(read(id).at("/total/amount")).isEqualTo("600.00");
        assertThat(sold(hotel, "suite", arrival, 2)).containsExactly(1, 1);
        assertThat(steps(id)).containsExactly("AwaitPayment");
        assertThat(refusal(id, new BookingRepairs.Resurrect())).isEqualTo("wrong_status");
        advance(Duration.ofMinutes(10));
        assertThat(pay(guest, id, "tok_ok").at("/status")).isEqualTo("captured");
        assertThat(status(id)).isEqualTo("paid");
        assertThat(moved(id)).isEqualTo(60_000);
    }

    @Test
    void aSoldRoomIsNotTakenBack() {
        String id = placed(guest, hotel.wish("suite", "flexible", arrival, 1));
        advance(Duration.ofMinutes(16));
        placed(guest, hotel.wish("suite", "flexible", arrival, 1));
        placed(korean, hotel.wish("suite", "flexible", arrival, 1));
        assertThat(refusal(id, new BookingRepairs.Resurrect())).isEqualTo("no_availability");
        assertThat(status(id)).isEqualTo("canceled");

        String canceled = paid(guest, hotel.wish("standard", "flexible", arrival, 1));
        cancel(guest, canceled);
        assertThat(refusal(canceled, new BookingRepairs.Resurrect())).isEqualTo("wrong_status");
    }

    // ---- standing still

    @Test
    void aSuspendedBookingStandsStill() {
        String id = placed(guest, hotel.wish("suite", "flexible", arrival, 2));
        repaired(id, new TokenRepairs.Suspend());
        assertThat(refusal(id, new TokenRepairs.Suspend())).isEqualTo("suspended");
        assertThat(refusal(id, new TokenRepairs.MoveToStep("ExpireReservation")))
                .isEqualTo("suspended");
        assertThat(pay(guest, id, "tok_ok").status()).isEqualTo(409);
        advance(Duration.ofMinutes(30));
        assertThat(status(id)).isEqualTo("pending");
        assertThat(positions.of(id).processes().getFirst().suspended()).isTrue();
        repaired(id, new TokenRepairs.Resume());
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(refusal(id, new TokenRepairs.Resume())).isEqualTo("not_suspended");
        assertThat(refusal(id, new TokenRepairs.Suspend())).isEqualTo("workflow_ended");
    }

    // ---- the house

    @Test
    void aMessageIsSentOnceMore() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String message = lastMessage(id, "confirmation").at("/id").asString();
        repaired(id, new GuestRepairs.EditAndRetry(null, "other@guest.example", null, null));
        repaired(id, new GuestRepairs.ResendMessage(message));
        assertThat(messages(id)).filteredOn("confirmation"::equals).hasSize(2);
        assertThat(lastMessage(id, "confirmation").at("/recipient").asString()).isEqualTo("other@guest.example");
        assertThat(lastMessage(id, "confirmation").at("/sentAt").asString()).isNotEmpty();
        String other = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        assertThat(refusal(other, new GuestRepairs.ResendMessage(message))).isEqualTo("not_found");
    }

    @Test
    void notesAndWhoLooksAfterItStandInTheLog() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        desk.perform(id, new GuestRepairs.AddNote(), "Guest called, pays tonight", null, SUPPORT)
                .orThrow();
        repaired(id, new GuestRepairs.Assign("usr_s"));
        assertThat(refusal(id, new GuestRepairs.Assign("usr_s"))).isEqualTo("already_assigned");
        List<AuditRecord> log = audit.page(id, null, null, 10);
        assertThat(log).extracting(AuditRecord::action).containsExactly("assign", "add_note");
        assertThat(log.getLast().reason()).isEqualTo("Guest called, pays tonight");
        assertThat(log.getLast().actor()).isEqualTo("support:usr_s");
        assertThat(log.getFirst().before()).endsWith("assignee=");
        assertThat(log.getFirst().after()).endsWith("assignee=usr_s");
        assertThat(operations.get("/v1/reservations/" + id + "/history").text()).doesNotContain("pays tonight");
    }

    @Test
    void manyAreRepairedOneByOne() {
        String one = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String canceled = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        cancel(guest, canceled);
        var items = desk.performAll(
                List.of(one, canceled, "res_unknown", one), new BookingRepairs.Cancel(), "closed", OPERATIONS);
        assertThat(items).hasSize(3);
        assertThat(items.stream().map(item -> item.result().getClass().getSimpleName()))
                .containsExactly("Done", "Refused", "Refused");
        assertThat(status(one)).isEqualTo("refunded");
    }

    private boolean refusalIsNone(String id) {
        return !desk.preview(id, new TokenRepairs.RetryNow(), SUPPORT)
                .orThrow()
                .effects()
                .isEmpty();
    }

    /** Without settling: the gateway has not answered yet. */
    private String refusalNow(String id, Repair repair) {
        return desk.preview(id, repair, OPERATIONS) instanceof io.lodgeflow.domain.result.Result.Refused<?> refused
                ? refused.refusal().code()
                : "was granted";
    }

    private List<IncidentRecord> incidents(String id) {
        lodgeflow.settle();
        return lodgeflow.bean(Incidents.class).openOfReservation(id);
    }

    private IncidentRecord incident(String id) {
        assertThat(incidents(id)).hasSize(1);
        return incidents(id).getFirst();
    }
}
