package io.lodgeflow.workflows.payment;

import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.CardSetup;
import io.lodgeflow.domain.payment.PaymentGateway.SetupOutcome;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A card guarantees a booking when the gateway has checked and kept it, before the booking is placed and outside of any
 * transaction. What the gateway does not know is no guarantee: nothing is booked, and the same wish asks about the same card.
 */
@Component
public class SetUpGuarantee {

    private final PaymentGateway gateway;

    SetUpGuarantee(PaymentGateway gateway) {
        this.gateway = gateway;
    }

    /** The token with which the card is charged later. */
    public Result<String> setUp(ReservationRequest wish, String paymentToken) {
        return switch (gateway.setUp(new CardSetup(key(wish, paymentToken), paymentToken))) {
            case SetupOutcome.Ready ready -> Result.done(ready.paymentToken());
            case SetupOutcome.Refused refused ->
                Result.refused(Refusal.invalid("guarantee_refused", "/guaranteeToken", Sentence.said(refused.detail()))
                        .withFacts(Map.of("declineCode", refused.code())));
            case SetupOutcome.ActionNeeded needed ->
                Result.refused(Refusal.conflict("guarantee_needs_action")
                        .withFacts(Map.of("nextAction", Map.of("type", "redirect", "url", needed.nextAction()))));
            case SetupOutcome.Unknown unknown -> Result.refused(Refusal.conflict("guarantee_unknown"));
        };
    }

    /** The same wish with the same card is one setup, so that a guest who was sent to the bank goes on where he was. */
    private static String key(ReservationRequest wish, String paymentToken) {
        String same = String.join(
                " ",
                wish.guest().accountId(),
                wish.hotelId(),
                wish.roomTypeId(),
                wish.ratePlanId(),
                wish.stay().toString(),
                paymentToken);
        return "guarantee:" + UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8));
    }
}
