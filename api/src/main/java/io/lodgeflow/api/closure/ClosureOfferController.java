package io.lodgeflow.api.closure;

import io.lodgeflow.api.reservation.OnceAnswered;
import io.lodgeflow.api.reservation.OnceAnswered.Answer;
import io.lodgeflow.domain.closure.ClosureItem.Choice;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.lodgeflow.workflows.closure.AnswerClosureOffer;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a guest may choose when the hotel closes. */
@RestController
@RequestMapping("/v1/reservations/{id}/closure-offer")
@Tag(name = "Reservations")
class ClosureOfferController {

    private final AnswerClosureOffer answerClosureOffer;
    private final ClosureOffers offers;
    private final VisibleReservations visible;
    private final OnceAnswered onceAnswered;

    ClosureOfferController(
            AnswerClosureOffer answerClosureOffer,
            ClosureOffers offers,
            VisibleReservations visible,
            OnceAnswered onceAnswered) {
        this.answerClosureOffer = answerClosureOffer;
        this.offers = offers;
        this.visible = visible;
        this.onceAnswered = onceAnswered;
    }

    /** @param hotelId exactly for {@link Choice#ALTERNATIVE} */
    record Wish(
            @NotNull Choice choice,
            @Nullable @Text(max = 40) String hotelId) {}

    @GetMapping
    @Operation(
            operationId = "readClosureOffer",
            summary = "What to choose from when the hotel closes",
            description =
                    "Up to three other hotels for the same stay at no higher price, the full refund, and the deadline;"
                            + " afterwards what became of it. 404 unless the hotel closes and the guest was told.")
    ClosureOfferView read(@PathVariable String id, Caller caller) {
        return Answers.granted(visible.read(caller, id, offers::of));
    }

    @PostMapping("/actions/choose")
    @Operation(
            operationId = "answerClosureOffer",
            summary = "Choose another hotel or the refund",
            description =
                    "By the guest. The other hotel is booked and this booking canceled together: newReservationId is the"
                            + " new booking, to be paid there. 409 no_availability when its rooms are gone meanwhile; nothing has"
                            + " happened then, and the offer is a new one.")
    @ApiResponse(
            responseCode = "200",
            description = "Done",
            content = @Content(schema = @Schema(implementation = ClosureOfferView.class)))
    ResponseEntity<String> choose(
            @PathVariable String id, @Valid @RequestBody Wish wish, IdempotentRequest idempotency, Caller caller) {
        visible.requireVisible(caller, id);
        Answers.unlessRefused(refusal(wish, caller));
        Answers.granted(answerClosureOffer.answer(id, wish.hotelId(), idempotency));
        return onceAnswered.answer(idempotency, () -> new Answer(HttpStatus.OK, read(id, caller), null, null, true));
    }

    private static Optional<Refusal> refusal(Wish wish, Caller caller) {
        if (!caller.isGuest()) {
            return Optional.of(Refusal.forbidden("closure_choice"));
        }
        boolean complete = (wish.choice() == Choice.ALTERNATIVE) == (wish.hotelId() != null);
        return complete ? Optional.empty() : Optional.of(Refusal.invalid("hotel_and_choice", "/hotelId"));
    }
}
