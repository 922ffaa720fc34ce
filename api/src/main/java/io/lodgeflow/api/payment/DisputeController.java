package io.lodgeflow.api.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Disputes;
import io.lodgeflow.domain.payment.Disputes.PaymentDispute;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Chargebacks and the evidence against them, for staff. */
@RestController
@Tag(name = "Payments", description = "Tokens only: a card number anywhere in a request is refused")
class DisputeController {

    private final Disputes disputes;
    private final VisibleReservations visible;
    private final Transactions transactions;

    DisputeController(Disputes disputes, VisibleReservations visible, Transactions transactions) {
        this.disputes = disputes;
        this.visible = visible;
        this.transactions = transactions;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DisputeView(
            String reference,
            String paymentId,
            Money amount,
            String reason,
            String status,
            boolean moneyTaken,
            @Nullable String evidence,
            Instant openedAt,
            Instant evidenceDueAt,
            @Nullable Instant closedAt) {}

    @GetMapping("/v1/reservations/{id}/disputes")
    @Operation(
            operationId = "listDisputes",
            summary = "Chargebacks of a reservation, with the evidence to hand in",
            description = "Oldest first. For staff of the hotel; the evidence is plain text.")
    Page<DisputeView> disputesOf(@PathVariable String id, Caller caller) {
        visible.requireFrontDesk(caller, id);
        return Page.whole(transactions.read(
                () -> disputes.of(id).stream().map(DisputeController::view).toList()));
    }

    private static DisputeView view(PaymentDispute dispute) {
        return new DisputeView(
                dispute.reference(),
                dispute.paymentAttemptId(),
                dispute.amount(),
                dispute.reason(),
                dispute.status().name().toLowerCase(Locale.ROOT),
                dispute.withdrawn(),
                dispute.evidence(),
                dispute.openedAt(),
                dispute.evidenceDueAt(),
                dispute.closedAt());
    }
}
