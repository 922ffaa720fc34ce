package io.lodgeflow.api.frontdesk;

import io.lodgeflow.api.booking.ReservationController;
import io.lodgeflow.api.booking.ReservationController.NewReservation;
import io.lodgeflow.api.booking.ReservationView;
import io.lodgeflow.api.booking.ReservationViews;
import io.lodgeflow.api.reservation.OnceAnswered;
import io.lodgeflow.api.reservation.OnceAnswered.Answer;
import io.lodgeflow.api.reservation.Patience;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Preference;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.frontdesk.WalkIns;
import io.lodgeflow.workflows.frontdesk.WalkIns.State;
import io.lodgeflow.workflows.frontdesk.WalkIns.WalkIn;
import io.lodgeflow.workflows.frontdesk.WalkIns.Wish;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.payment.PaymentMethod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A guest without a booking, from the door to the room by one request. */
@RestController
@Tag(name = "Front desk", description = "Rooms, check-in, check-out, no-show")
class WalkInController {

    private final WalkIns walkIns;
    private final ReservationController booking;
    private final Reservations reservations;
    private final ReservationViews views;
    private final OnceAnswered onceAnswered;
    private final Patience patience;
    private final Transactions transactions;

    WalkInController(
            WalkIns walkIns,
            ReservationController booking,
            Reservations reservations,
            ReservationViews views,
            OnceAnswered onceAnswered,
            Patience patience,
            Transactions transactions) {
        this.walkIns = walkIns;
        this.booking = booking;
        this.reservations = reservations;
        this.views = views;
        this.onceAnswered = onceAnswered;
        this.patience = patience;
        this.transactions = transactions;
    }

    /** Exactly one of paymentToken and method is named. */
    record NewWalkIn(
            @NotNull @Valid NewReservation booking,
            @Nullable @Size(max = 10) List<@NotNull @Size(min = 1, max = 40) String> roomIds,
            @Nullable @Text(max = 200) String paymentToken,
            @Nullable PaymentMethod method,
            @Nullable @Text(max = 300) String reason) {}

    @PostMapping("/v1/walk-ins")
    @Operation(
            operationId = "walkIn",
            summary = "Book, pay, assign and check in",
            description =
                    "For tonight, or for the day. 201: the guest is in house. 202: the gateway has not decided within"
                            + " the time the caller waits; it goes on, read the reservation. 409 walk_in_undone: a step was refused and"
                            + " nothing was kept; what was paid goes back, and the reservation shows it.")
    @ApiResponse(
            responseCode = "201",
            description = "In house",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Under way: read it later at Location",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    ResponseEntity<String> walkIn(
            @Valid @RequestBody NewWalkIn body, Preference preference, IdempotentRequest idempotency, Caller caller) {
        NewReservation wish = body.booking();
        Answers.unlessRefused(Access.refusalToWorkAtFrontDesk(caller, wish.hotelId()));
        Answers.unlessRefused(PlacingPolicy.refusalOfDates(wish.arrival(), wish.departure()));
        String id = Answers.granted(walkIns.begin(
                new Wish(
                        booking.request(wish, caller),
                        body.roomIds() == null ? List.of() : body.roomIds(),
                        body.paymentToken(),
                        body.method(),
                        body.reason()),
                idempotency));
        return onceAnswered.answer(idempotency, () -> {
            patience.await(preference, () -> walkIns.goOn(id).state() != State.OPEN);
            WalkIn walkIn = walkIns.goOn(id);
            if (walkIn.state() == State.UNDONE) {
                throw ProblemException.of(
                        Refusal.conflict("walk_in_undone", walkIn.why()).withFacts(Map.of("reservationId", id)));
            }
            boolean done = walkIn.state() == State.DONE;
            return transactions.read(() -> {
                var reservation = reservations.find(id).orElseThrow();
                return new Answer(
                        done ? HttpStatus.CREATED : HttpStatus.ACCEPTED,
                        views.of(reservation, caller),
                        null,
                        URI.create("/v1/reservations/" + id),
                        done);
            });
        });
    }
}
