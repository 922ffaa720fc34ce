package io.lodgeflow.api.frontdesk;

import io.lodgeflow.api.booking.ReservationView;
import io.lodgeflow.api.booking.ReservationViews;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.SeenVersion;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.lodgeflow.workflows.assignment.AssignRoomsByHand;
import io.lodgeflow.workflows.frontdesk.CheckIn;
import io.lodgeflow.workflows.frontdesk.CheckOut;
import io.lodgeflow.workflows.frontdesk.DeclareNoShow;
import io.lodgeflow.workflows.frontdesk.ReinstateNoShow;
import io.lodgeflow.workflows.payment.PaymentMethod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What happens at the desk. These actions are idempotent by the state of the booking: repeated, they are refused with
 * wrong_status and change nothing. If-Match is honoured when sent.
 */
@RestController
@RequestMapping("/v1/reservations/{id}/actions")
@Tag(name = "Front desk", description = "Rooms, check-in, check-out, no-show")
class FrontDeskController {

    private final CheckIn checkIn;
    private final CheckOut checkOut;
    private final DeclareNoShow declareNoShow;
    private final ReinstateNoShow reinstateNoShow;
    private final AssignRoomsByHand assignRooms;
    private final ReservationViews views;
    private final VisibleReservations visible;

    FrontDeskController(
            CheckIn checkIn,
            CheckOut checkOut,
            DeclareNoShow declareNoShow,
            ReinstateNoShow reinstateNoShow,
            AssignRoomsByHand assignRooms,
            ReservationViews views,
            VisibleReservations visible) {
        this.checkIn = checkIn;
        this.checkOut = checkOut;
        this.declareNoShow = declareNoShow;
        this.reinstateNoShow = reinstateNoShow;
        this.assignRooms = assignRooms;
        this.views = views;
        this.visible = visible;
    }

    /** @param reason why the guest gets a smaller or lesser room, one without what was wished for, or one that is not ready */
    record RoomChoice(
            @NotNull @NotEmpty @Size(max = 10) List<@NotNull @Size(min = 1, max = 40) String> roomIds,

            @Nullable @Text(max = 300) String reason) {}

    /** @param reason why the guest is let into a room that is not clean, out of order or gone */
    record Arrival(@Nullable @Text(max = 300) String reason) {}

    /** @param settlement how a balance is paid, if there is one */
    record Departure(@Nullable PaymentMethod settlement) {}

    record Absence(@Nullable @Text(max = 300) String note) {}

    record Return(@Nullable @Text(max = 300) String note) {}

    @PostMapping("/assign-room")
    @Operation(
            operationId = "assignRooms",
            summary = "Assign rooms by hand",
            description =
                    "As many as were booked, of any type, free for the stay. A room that is too small, lesser than"
                            + " booked or without what the guest wished for needs a reason.")
    ResponseEntity<ReservationView> assignRoom(
            @PathVariable String id, @Valid @RequestBody RoomChoice choice, SeenVersion seen, Caller caller) {
        visible.requireFrontDesk(caller, id);
        return done(
                assignRooms.assign(id, choice.roomIds(), choice.reason(), seen.ifGiven(), caller.actor()), id, caller);
    }

    @PostMapping("/check-in")
    @Operation(
            summary = "Check in",
            description =
                    "From the day of arrival on, when rooms are assigned and ready. A room that is not clean, out of"
                            + " order or gone needs a reason; one that is still occupied is refused.")
    ResponseEntity<ReservationView> checkIn(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Arrival arrival,
            SeenVersion seen,
            Caller caller) {
        visible.requireFrontDesk(caller, id);
        String reason = arrival == null ? null : arrival.reason();
        return done(checkIn.checkIn(id, false, reason, seen.ifGiven(), caller.actor()), id, caller);
    }

    @PostMapping("/self-check-in")
    @Operation(
            operationId = "checkInOneself",
            summary = "Check in oneself",
            description = "The guest's own, from the check-in hour of the arrival day on.")
    ResponseEntity<ReservationView> selfCheckIn(@PathVariable String id, SeenVersion seen, Caller caller) {
        visible.requireVisible(caller, id);
        return done(checkIn.checkIn(id, true, seen.ifGiven(), caller.actor()), id, caller);
    }

    @PostMapping("/check-out")
    @Operation(
            summary = "Check out",
            description =
                    "Charges the nights stayed and closes the folio. A balance needs a settlement: cash or card_terminal.")
    ResponseEntity<ReservationView> checkOut(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Departure departure,
            SeenVersion seen,
            Caller caller) {
        visible.requireFrontDesk(caller, id);
        PaymentMethod settlement = departure == null ? null : departure.settlement();
        return done(checkOut.checkOut(id, settlement, seen.ifGiven(), caller.actor()), id, caller);
    }

    @PostMapping("/no-show")
    @Operation(
            operationId = "declareNoShow",
            summary = "Declare a no-show",
            description = "From the check-in hour of the arrival day on.")
    ResponseEntity<ReservationView> noShow(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Absence absence,
            SeenVersion seen,
            Caller caller) {
        visible.requireFrontDesk(caller, id);
        Sentence note = absence == null || absence.note() == null
                ? Sentence.of("history.no_show_by_desk")
                : Sentence.said(absence.note());
        return done(declareNoShow.declare(id, note, seen.ifGiven(), caller.actor()), id, caller);
    }

    @PostMapping("/reinstate")
    @Operation(
            operationId = "reinstateNoShow",
            summary = "Take a no-show back",
            description =
                    "The guest has come after all, until the end of the next business day and while the stay lasts: the nights"
                            + " are taken again (409 no_availability when they are sold), the fee goes back, and what was"
                            + " paid pays the stay.")
    ResponseEntity<ReservationView> reinstate(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Return back,
            SeenVersion seen,
            Caller caller) {
        visible.requireFrontDesk(caller, id);
        Sentence note = back == null || back.note() == null
                ? Sentence.of("history.no_show_reinstated")
                : Sentence.said(back.note());
        return done(reinstateNoShow.reinstate(id, note, seen.ifGiven(), caller.actor()), id, caller);
    }

    private ResponseEntity<ReservationView> done(Result<?> result, String id, Caller caller) {
        Answers.granted(result);
        return visible.read(
                caller, id, reservation -> Answers.ok(views.of(reservation, caller), reservation.version()));
    }
}
