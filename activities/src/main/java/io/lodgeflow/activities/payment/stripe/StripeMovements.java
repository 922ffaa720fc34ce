package io.lodgeflow.activities.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.param.ChargeListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.domain.payment.PaymentGateway.GatewayFailure;
import io.lodgeflow.domain.payment.PaymentGateway.Movement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Stripe has moved, and how disputes stand. */
final class StripeMovements {

    /** The metadata of intents and refunds that holds our key; Stripe copies an intent's to its charge. */
    static final String KEY = "lodgeflow_key";

    private static final long PAGE = 100;
    /** Banks take this long at most; a dispute of that age may still be won within the window that is asked for. */
    private static final Duration LONGEST_DISPUTE = Duration.ofDays(180);

    private final StripeClient stripe;

    StripeMovements(StripeClient stripe) {
        this.stripe = stripe;
    }

    Optional<Dispute> dispute(String reference) {
        try {
            return Optional.of(dispute(stripe.v1().disputes().retrieve(reference)));
        } catch (StripeException failure) {
            if (Objects.equals(failure.getStatusCode(), 404)) {
                return Optional.empty();
            }
            throw new GatewayFailure("Stripe does not tell of dispute " + reference, failure);
        }
    }

    private static Dispute dispute(com.stripe.model.Dispute dispute) {
        return new Dispute(
                dispute.getId(),
                dispute.getPaymentIntent(),
                StripeAmounts.fromStripe(dispute.getAmount(), dispute.getCurrency()),
                dispute.getReason(),
                switch (dispute.getStatus()) {
                    case "won", "warning_closed", "prevented" -> Dispute.Status.WON;
                    case "lost" -> Dispute.Status.LOST;
                    default -> Dispute.Status.OPEN;
                },
                isWithdrawn(dispute),
                dispute.getEvidenceDetails() == null
                                || dispute.getEvidenceDetails().getDueBy() == null
                        ? null
                        : Instant.ofEpochSecond(dispute.getEvidenceDetails().getDueBy()));
    }

    /** What an inquiry has not taken has no balance transaction; what was reinstated has two. */
    private static boolean isWithdrawn(com.stripe.model.Dispute dispute) {
        return dispute.getBalanceTransactions().stream()
                        .mapToLong(BalanceTransaction::getAmount)
                        .map(Long::signum)
                        .sum()
                < 0;
    }

    List<Movement> between(Instant from, Instant to) {
        List<Movement> all = new ArrayList<>();
        try {
            charges(from, to, all);
            refunds(from, to, all);
            chargebacks(from, to, all);
        } catch (StripeException failure) {
            throw new GatewayFailure("Stripe does not list its movements", failure);
        } catch (RuntimeException nextPage) { // how the client's paging reports that the next page did not come
            throw new GatewayFailure("Stripe does not list all its movements", nextPage);
        }
        all.sort(Comparator.comparing(Movement::at));
        return List.copyOf(all);
    }

    private void charges(Instant from, Instant to, List<Movement> all) throws StripeException {
        ChargeListParams params = ChargeListParams.builder()
                .setLimit(PAGE)
                .setCreated(ChargeListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLt(to.getEpochSecond())
                        .build())
                .build();
        for (Charge charge : stripe.v1().charges().list(params).autoPagingIterable()) {
            if ("succeeded".equals(charge.getStatus())) {
                String reference = Objects.requireNonNullElse(charge.getPaymentIntent(), charge.getId());
                all.add(new Movement(
                        Movement.Kind.CHARGE,
                        key(charge.getMetadata()),
                        reference,
                        reference,
                        StripeAmounts.fromStripe(charge.getAmount(), charge.getCurrency()),
                        true,
                        Instant.ofEpochSecond(charge.getCreated())));
            }
        }
    }

    private void refunds(Instant from, Instant to, List<Movement> all) throws StripeException {
        RefundListParams params = RefundListParams.builder()
                .setLimit(PAGE)
                .setCreated(RefundListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLt(to.getEpochSecond())
                        .build())
                .build();
        refunds(params, all);
    }

    List<Movement> refundsOf(String chargeReference) {
        List<Movement> all = new ArrayList<>();
        try {
            refunds(
                    RefundListParams.builder()
                            .setPaymentIntent(chargeReference)
                            .setLimit(PAGE)
                            .build(),
                    all);
        } catch (StripeException | RuntimeException failure) {
            throw new GatewayFailure("Stripe does not list the refunds of " + chargeReference, failure);
        }
        return List.copyOf(all);
    }

    private void refunds(RefundListParams params, List<Movement> all) throws StripeException {
        for (Refund refund : stripe.v1().refunds().list(params).autoPagingIterable()) {
            boolean settled = "succeeded".equals(refund.getStatus());
            if (settled || "pending".equals(refund.getStatus()) || "requires_action".equals(refund.getStatus())) {
                all.add(new Movement(
                        Movement.Kind.REFUND,
                        key(refund.getMetadata()),
                        refund.getId(),
                        Objects.requireNonNullElse(refund.getPaymentIntent(), refund.getCharge()),
                        StripeAmounts.fromStripe(refund.getAmount(), refund.getCurrency()),
                        settled,
                        Instant.ofEpochSecond(refund.getCreated())));
            }
        }
    }

    /** A chargeback moves money when its balance transaction says so; an inquiry that came to nothing has none. */
    private void chargebacks(Instant from, Instant to, List<Movement> all) throws StripeException {
        DisputeListParams params = DisputeListParams.builder()
                .setLimit(PAGE)
                .setCreated(DisputeListParams.Created.builder()
                        .setGte(from.minus(LONGEST_DISPUTE).getEpochSecond())
                        .setLt(to.getEpochSecond())
                        .build())
                .build();
        for (com.stripe.model.Dispute dispute :
                stripe.v1().disputes().list(params).autoPagingIterable()) {
            for (BalanceTransaction moved : dispute.getBalanceTransactions()) {
                Instant at = Instant.ofEpochSecond(moved.getCreated());
                if (!at.isBefore(from) && at.isBefore(to)) {
                    all.add(new Movement(
                            moved.getAmount() < 0 ? Movement.Kind.CHARGEBACK : Movement.Kind.CHARGEBACK_REVERSAL,
                            null,
                            dispute.getId(),
                            dispute.getPaymentIntent(),
                            StripeAmounts.fromStripe(dispute.getAmount(), dispute.getCurrency()),
                            true,
                            at));
                }
            }
        }
    }

    private static @Nullable String key(@Nullable Map<String, String> metadata) {
        return metadata == null ? null : metadata.get(KEY);
    }
}
