package io.lodgeflow.api.refund;

import io.lodgeflow.api.payment.RefundView;
import io.lodgeflow.api.reservation.OnceAnswered;
import io.lodgeflow.api.reservation.OnceAnswered.Answer;
import io.lodgeflow.api.reservation.Patience;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.Preference;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.refund.AskForRefund;
import io.lodgeflow.workflows.refund.DecideRefund;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Refunds without a cancellation, and what people decide about refunds. */
@RestController
@Tag(name = "Refunds", description = "Canceling refunds by itself; these are for staff")
class RefundController {

    private final AskForRefund askForRefund;
    private final DecideRefund decideRefund;
    private final Payments payments;
    private final VisibleReservations visible;
    private final OnceAnswered onceAnswered;
    private final Patience patience;
    private final Transactions transactions;

    RefundController(
            AskForRefund askForRefund,
            DecideRefund decideRefund,
            Payments payments,
            VisibleReservations visible,
            OnceAnswered onceAnswered,
            Patience patience,
            Transactions transactions) {
        this.askForRefund = askForRefund;
        this.decideRefund = decideRefund;
        this.payments = payments;
        this.visible = visible;
        this.onceAnswered = onceAnswered;
        this.patience = patience;
        this.transactions = transactions;
    }

    /**
     * @param paymentId which payment goes back; absent: the latest that has as much left
     * @param amount absent: all that is left of the payment
     */
    record NewRefund(
            @NotNull @Text(max = 40) String reservationId,
            @Nullable @Text(max = 40) String paymentId,
            @Nullable Money amount,
            @NotNull @Text(max = 300) String reason) {}

    record Rejection(@NotNull @Text(max = 300) String reason) {}

    /** @param reference of the bank transfer or whatever gave the money back */
    record Settlement(@NotNull @Text(max = 100) String reference) {}

    @PostMapping("/v1/refunds")
    @Operation(
            operationId = "askForRefund",
            summary = "Give money back without canceling",
            description =
                    "By staff of the hotel and the head office. Above a limit it stays requested until another person"
                            + " has approved it. 201 when it is decided or waits for approval, 202 while the gateway is"
                            + " asked.")
    @ApiResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = RefundView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Under way: read it later at Location",
            content = @Content(schema = @Schema(implementation = RefundView.class)))
    ResponseEntity<String> ask(
            @Valid @RequestBody NewRefund refund, Preference preference, IdempotentRequest idempotency, Caller caller) {
        visible.requireFrontDesk(caller, refund.reservationId());
        String id = Answers.granted(askForRefund.ask(
                refund.reservationId(),
                refund.paymentId(),
                refund.amount(),
                refund.reason(),
                caller.actor(),
                idempotency));
        return onceAnswered.answer(idempotency, () -> {
            boolean decided = patience.await(
                    preference, () -> transactions.read(() -> !existing(id).isDue()));
            return new Answer(
                    decided ? HttpStatus.CREATED : HttpStatus.ACCEPTED,
                    transactions.read(() -> RefundView.of(existing(id), true)),
                    null,
                    URI.create("/v1/refunds/" + id),
                    decided);
        });
    }

    @GetMapping("/v1/refunds/{id}")
    @Operation(
            operationId = "readRefund",
            summary = "Read a refund",
            description = "Of a booking that the caller may see; guests are not shown which of the staff decided it.")
    RefundView refund(@PathVariable String id, Caller caller) {
        return visibleRefund(id, caller);
    }

    @GetMapping("/v1/reservations/{id}/refunds")
    @Operation(operationId = "listRefunds", summary = "Refunds of a reservation", description = "Oldest first.")
    Page<RefundView> refundsOf(@PathVariable String id, Caller caller) {
        return visible.read(
                caller,
                id,
                reservation -> Page.whole(payments.refundsOf(id).stream()
                        .map(refund -> RefundView.of(refund, !caller.isGuest()))
                        .toList()));
    }

    @PostMapping("/v1/refunds/{id}/actions/approve")
    @Operation(
            operationId = "approveRefund",
            summary = "Approve a refund above the limit",
            description = "By a hotel manager or the head office, never by the person who asked for it.")
    RefundView approve(@PathVariable String id, Caller caller) {
        requireApprover(id, caller);
        return decided(decideRefund.approve(id, caller.actor()), caller);
    }

    @PostMapping("/v1/refunds/{id}/actions/reject")
    @Operation(
            operationId = "rejectRefund",
            summary = "Reject a refund above the limit",
            description = "As approving it.")
    RefundView reject(@PathVariable String id, @Valid @RequestBody Rejection rejection, Caller caller) {
        requireApprover(id, caller);
        return decided(decideRefund.reject(id, rejection.reason(), caller.actor()), caller);
    }

    @PostMapping("/v1/refunds/{id}/actions/cancel")
    @Operation(
            operationId = "withdrawRefund",
            summary = "Withdraw a refund",
            description = "As long as it waits for approval.")
    RefundView cancel(@PathVariable String id, Caller caller) {
        visible.requireFrontDesk(caller, visibleRefund(id, caller).reservationId());
        return decided(decideRefund.cancel(id, caller.actor()), caller);
    }

    @PostMapping("/v1/refunds/{id}/actions/settle-by-hand")
    @Operation(
            operationId = "settleRefundByHand",
            summary = "A failed refund was given back by other means",
            description = "By the head office, with a reference. The folio gets its line and the booking goes on.")
    RefundView settleByHand(@PathVariable String id, @Valid @RequestBody Settlement settlement, Caller caller) {
        visibleRefund(id, caller);
        Answers.unlessRefused(Access.refusalToOperate(caller));
        return decided(decideRefund.settleByHand(id, settlement.reference(), caller.actor()), caller);
    }

    @PostMapping("/v1/refunds/{id}/actions/retry")
    @Operation(
            operationId = "retryRefund",
            summary = "Let the gateway try a failed refund again",
            description = "By the head office.")
    RefundView retry(@PathVariable String id, Caller caller) {
        visibleRefund(id, caller);
        Answers.unlessRefused(Access.refusalToOperate(caller));
        return decided(decideRefund.retry(id, caller.actor()), caller);
    }

    private RefundView decided(Result<String> decision, Caller caller) {
        return visibleRefund(Answers.granted(decision), caller);
    }

    private void requireApprover(String id, Caller caller) {
        String hotel = visible.read(caller, visibleRefund(id, caller).reservationId(), Reservation::hotelId);
        Answers.unlessRefused(Access.refusalToApproveRefunds(caller, hotel));
    }

    private RefundView visibleRefund(String id, Caller caller) {
        Refund refund = Answers.granted(transactions.read(() ->
                payments.refund(id).map(Result::done).orElseGet(() -> Result.refused(Refusal.notFound("refund", id)))));
        visible.requireVisible(caller, refund.reservationId());
        return RefundView.of(refund, !caller.isGuest());
    }

    private Refund existing(String id) {
        return payments.refund(id).orElseThrow();
    }
}
