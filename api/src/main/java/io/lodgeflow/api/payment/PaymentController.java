package io.lodgeflow.api.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.api.reservation.OnceAnswered;
import io.lodgeflow.api.reservation.OnceAnswered.Answer;
import io.lodgeflow.api.reservation.Patience;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Preference;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.payment.PaymentMethod;
import io.lodgeflow.workflows.payment.SubmitPayment;
import io.lodgeflow.workflows.payment.TakePayment;
import io.lodgeflow.workflows.words.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Paying for reservations, and reading what was paid. */
@RestController
@Tag(name = "Payments", description = "Tokens only: a card number anywhere in a request is refused")
class PaymentController {

    private final SubmitPayment submitPayment;
    private final TakePayment takePayment;
    private final Payments payments;
    private final Folios folios;
    private final RequestedFault requestedFault;
    private final VisibleReservations visible;
    private final OnceAnswered onceAnswered;
    private final Patience patience;
    private final Transactions transactions;

    PaymentController(
            SubmitPayment submitPayment,
            TakePayment takePayment,
            Payments payments,
            Folios folios,
            RequestedFault requestedFault,
            VisibleReservations visible,
            OnceAnswered onceAnswered,
            Patience patience,
            Transactions transactions) {
        this.submitPayment = submitPayment;
        this.takePayment = takePayment;
        this.payments = payments;
        this.folios = folios;
        this.requestedFault = requestedFault;
        this.visible = visible;
        this.onceAnswered = onceAnswered;
        this.patience = patience;
        this.transactions = transactions;
    }

    /**
     * @param paymentToken what the gateway's form gave for the card; exactly one of token and method is named
     * @param method how the front desk took the money; staff only
     * @param points how many of the guest's own points pay a part of the price, or all of it; then no token is needed
     * @param amount with a card: what the payer believes to pay, refused if it is not what points leave of the price; with a
     *     method: what the front desk has taken, at most what is open. Absent: all that is due
     */
    record NewPayment(
            @NotNull @Text(max = 40) String reservationId,
            @Nullable @Text(max = 200) String paymentToken,
            @Nullable PaymentMethod method,
            @Nullable @Min(0) Long points,
            @Nullable Money amount) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentView(
            String id,
            String reservationId,
            String purpose,
            String status,
            Money amount,
            long points,
            @Nullable String declineCode,
            @Nullable String declineDetail,
            @Nullable String gatewayReference,
            @Nullable NextAction nextAction,
            Instant createdAt,
            @Nullable Instant decidedAt) {}

    /** @param url page of the guest's bank, to be opened in the guest's browser */
    record NextAction(ActionType type, String url) {

        enum ActionType {
            REDIRECT
        }
    }

    record PaymentsView(List<PaymentView> payments, List<RefundView> refunds) {}

    record PostingView(String type, Money amount, String text, LocalDate date, Instant postedAt) {}

    /** @param balance what the guest owes (positive) or has left (negative) */
    record FolioView(String reservationId, Money balance, List<PostingView> postings) {}

    @PostMapping("/v1/payments")
    @Operation(
            operationId = "payReservation",
            summary = "Pay for a reservation",
            description = "A hold, or what a confirmed booking leaves open until arrival, all of it."
                    + " 201 with the outcome: captured or declined; a declined card may be tried again while the hold"
                    + " lives. 202 when the gateway has not decided within the time the caller waits (Prefer:"
                    + " wait=N or respond-async): read the payment later. 202 with nextAction when"
                    + " the guest has to confirm at the bank (3-D Secure): open its url in the guest's browser; once that"
                    + " is done the payment is captured or declined. 202 with status postponed when the"
                    + " gateway cannot be reached: the hold lives longer, its paymentDeadline says until when, and"
                    + " the guest gets a link to pay. Sandbox tokens: tok_ok, tok_declined,"
                    + " tok_insufficient_funds, tok_expired_card, tok_lost_card, tok_needs_action,"
                    + " tok_charge_declined (good as a guarantee), tok_late_capture, tok_late_decline,"
                    + " tok_timeout_before, tok_timeout_after, tok_unknown,"
                    + " tok_gateway_down, tok_refund_pending, tok_refund_fails_later, tok_refund_fails,"
                    + " tok_refund_returned, tok_refund_always_returned, tok_refund_timeout_after.")
    @ApiResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Under way: read it later at Location",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    ResponseEntity<String> pay(
            @Valid @RequestBody NewPayment payment,
            @Parameter(
                            description = "Demo mode only: what is to happen to this payment and to no other, as"
                                    + " payment= and a sandbox token without its tok_",
                            example = "payment=unknown")
                    @RequestHeader(name = RequestedFault.HEADER, required = false)
                    @Nullable
                    String test,
            Preference preference,
            IdempotentRequest idempotency,
            Caller caller) {
        String token = requestedFault.tokenFor(test, payment.paymentToken());
        visible.requireVisible(caller, payment.reservationId());
        String id = Answers.granted(submit(payment, token, idempotency, caller));
        return onceAnswered.answer(idempotency, () -> {
            boolean answered = patience.await(
                    preference,
                    () -> transactions.read(() -> payments.attempt(id)
                            .filter(one -> one.isOpen() && one.nextAction() == null)
                            .isEmpty()));
            PaymentAttempt attempt =
                    transactions.read(() -> payments.attempt(id).orElseThrow());
            boolean decided = answered && !attempt.isOpen() && !attempt.isUndecided() && !attempt.isPostponed();
            return new Answer(
                    decided ? HttpStatus.CREATED : HttpStatus.ACCEPTED,
                    view(attempt),
                    null,
                    URI.create("/v1/payments/" + id),
                    decided);
        });
    }

    private Result<String> submit(
            NewPayment payment, @Nullable String token, IdempotentRequest idempotency, Caller caller) {
        long points = payment.points() == null ? 0 : payment.points();
        boolean online = token != null || points > 0;
        if (online == (payment.method() != null)) {
            return Result.refused(Refusal.invalid("token_or_method", "/paymentToken"));
        }
        if (payment.method() != null) {
            visible.requireFrontDesk(caller, payment.reservationId());
            return takePayment.take(payment.reservationId(), payment.method(), payment.amount(), idempotency);
        }
        if (points > 0) {
            visible.requireGuestThemselves(caller, payment.reservationId());
        }
        return submitPayment.submit(
                payment.reservationId(), token, points, payment.amount(), caller.actor(), idempotency);
    }

    @GetMapping("/v1/payments/{id}")
    @Operation(
            operationId = "readPayment",
            summary = "Read a payment",
            description = "Also how a payment ended that was answered with 202.")
    PaymentView payment(@PathVariable String id, Caller caller) {
        PaymentAttempt attempt = Answers.granted(transactions.read(() -> payments.attempt(id)
                .map(Result::done)
                .orElseGet(() -> Result.refused(Refusal.notFound("payment", id)))));
        visible.requireVisible(caller, attempt.reservationId());
        return view(attempt);
    }

    @GetMapping("/v1/reservations/{id}/payments")
    @Operation(
            operationId = "listPayments",
            summary = "Payments and refunds of a reservation",
            description = "Oldest first.")
    PaymentsView paymentsOf(@PathVariable String id, Caller caller) {
        return visible.read(
                caller,
                id,
                reservation -> new PaymentsView(
                        payments.attemptsOf(id).stream()
                                .map(PaymentController::view)
                                .toList(),
                        payments.refundsOf(id).stream()
                                .map(refund -> RefundView.of(refund, !caller.isGuest()))
                                .toList()));
    }

    @GetMapping("/v1/reservations/{id}/folio")
    @Operation(
            operationId = "readFolio",
            summary = "The bill of a reservation",
            description = "Append-only postings and their balance.")
    FolioView folio(@PathVariable String id, Caller caller) {
        return visible.read(
                caller,
                id,
                reservation -> new FolioView(
                        id,
                        folios.balance(id, reservation.currency()),
                        folios.of(id).stream().map(PaymentController::view).toList()));
    }

    private static PaymentView view(PaymentAttempt attempt) {
        return new PaymentView(
                attempt.id(),
                attempt.reservationId(),
                lower(attempt.purpose()),
                status(attempt),
                attempt.amount(),
                attempt.points(),
                attempt.declineCode(),
                attempt.declineDetail(),
                attempt.knownReference(),
                attempt.nextAction() == null
                        ? null
                        : new NextAction(NextAction.ActionType.REDIRECT, attempt.nextAction()),
                attempt.createdAt(),
                attempt.decidedAt());
    }

    private static String status(PaymentAttempt attempt) {
        if (attempt.isPostponed()) {
            return "postponed";
        }
        return attempt.isOpen() ? "processing" : lower(attempt.status());
    }

    private static PostingView view(Posting posting) {
        return new PostingView(
                lower(posting.type()),
                posting.amount(),
                Sentences.english(posting.text()),
                posting.date(),
                posting.postedAt());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
