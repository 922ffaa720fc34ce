package io.lodgeflow.activities.payment.sandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The payment tokens of the sandbox gateway, each the name of a behaviour. The wire form is {@code tok_} and the name in lower
 * case; whatever is not listed is declined as an invalid token.
 */
enum SandboxToken {
    OK,
    DECLINED("do_not_honor", "The bank declined the card. Try another card."),
    INSUFFICIENT_FUNDS("insufficient_funds", "The card has not enough funds. Try another card."),
    EXPIRED_CARD("expired_card", "The card has expired. Try another card."),
    LOST_CARD("lost_card", "The bank declined the card. Try another card."),
    INVALID("invalid_token", "The payment token is not known. Try again with another card."),
    /** Good when it is set up as a guarantee, declined whenever it is charged. */
    CHARGE_DECLINED("do_not_honor", "The bank declined the card. Try another card."),
    /** The guest must confirm at the bank: pending until the sandbox is told how it went. */
    NEEDS_ACTION,
    /** The bank decides only after the usual payment deadline, and cannot be stopped: captured after 20 minutes. */
    LATE_CAPTURE,
    /** As the late capture, but declined. */
    LATE_DECLINE,
    /** The first call times out before it arrives. */
    TIMEOUT_BEFORE,
    /** The first call charges and times out. */
    TIMEOUT_AFTER,
    /** Charges at the first call, and three calls time out. */
    UNKNOWN,
    /** No call under the token ever arrives; the caller knows it at once. */
    GATEWAY_DOWN,
    /** Captured; its refunds are pending for an hour, then succeed. */
    REFUND_PENDING,
    /** Captured; its refunds are pending for an hour, then fail. */
    REFUND_FAILS_LATER,
    /** Captured; its refunds fail at once. */
    REFUND_FAILS,
    /** Captured; its first refund succeeds, and the guest's bank returns it after an hour; further ones fail. */
    REFUND_RETURNED,
    /** Captured; each refund succeeds, and the guest's bank returns it after an hour. */
    REFUND_ALWAYS_RETURNED,
    /** Captured; the first call of each refund gives the money back and times out. */
    REFUND_TIMEOUT_AFTER,
    /** Good, and the process ends at that moment of the first call; see {@link SandboxHalts}. */
    HALT_BEFORE_CHARGE,
    HALT_DURING_CHARGE,
    HALT_AFTER_CHARGE,
    HALT_BEFORE_REFUND,
    HALT_DURING_REFUND,
    HALT_AFTER_REFUND;

    private static final String PREFIX = "tok_";
    private static final String HALT = "HALT_";
    private static final Duration BANK_TAKES = Duration.ofMinutes(20);
    private static final Duration REFUND_TAKES = Duration.ofHours(1);

    /** What the gateway makes of an order: a state, and what follows by itself. */
    record Decision(
            SandboxState state,
            String code,
            String detail,
            @Nullable Duration after,
            @Nullable SandboxState then) {

        static Decision now(SandboxState state) {
            return new Decision(state, "", "", null, null);
        }

        static Decision later(@Nullable Duration after, @Nullable SandboxState then) {
            return new Decision(SandboxState.PENDING, "", "", after, then);
        }
    }

    /** Empty for a card that is good. */
    private final String declineCode;

    private final String declineDetail;

    SandboxToken() {
        this("", "");
    }

    SandboxToken(String declineCode, String declineDetail) {
        this.declineCode = declineCode;
        this.declineDetail = declineDetail;
    }

    static SandboxToken of(@Nullable String token) {
        return known(token).orElse(INVALID);
    }

    /** Empty for a token that is not one of the sandbox. */
    static Optional<SandboxToken> known(@Nullable String token) {
        for (SandboxToken candidate : values()) {
            if (candidate.wireForm().equals(token)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    String wireForm() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    /** What becomes of a charge that has arrived. */
    Decision charge() {
        if (this == NEEDS_ACTION) {
            return Decision.later(null, null);
        }
        if (bankDecidesLate()) {
            return Decision.later(BANK_TAKES, this == LATE_CAPTURE ? SandboxState.CAPTURED : SandboxState.DECLINED);
        }
        return declineCode.isEmpty()
                ? Decision.now(SandboxState.CAPTURED)
                : new Decision(SandboxState.DECLINED, declineCode, declineDetail, null, null);
    }

    /** What becomes of a card that is set up as a guarantee. */
    Decision setUp() {
        return this == CHARGE_DECLINED || bankDecidesLate() ? Decision.now(SandboxState.CAPTURED) : charge();
    }

    /**
     * What becomes of a refund of such a charge.
     *
     * @param first whether the charge had no refund before
     */
    Decision refund(boolean first) {
        if (this == REFUND_RETURNED || this == REFUND_ALWAYS_RETURNED) {
            return first || this == REFUND_ALWAYS_RETURNED
                    ? new Decision(SandboxState.CAPTURED, "", "", REFUND_TAKES, SandboxState.FAILED)
                    : Decision.now(SandboxState.FAILED);
        }
        if (this == REFUND_PENDING || this == REFUND_FAILS_LATER) {
            return Decision.later(REFUND_TAKES, this == REFUND_PENDING ? SandboxState.CAPTURED : SandboxState.FAILED);
        }
        return Decision.now(this == REFUND_FAILS ? SandboxState.FAILED : SandboxState.CAPTURED);
    }

    /** How many calls for a charge time out before one is answered. */
    int silentCalls() {
        if (this == UNKNOWN) {
            return 3;
        }
        return this == TIMEOUT_BEFORE || this == TIMEOUT_AFTER ? 1 : 0;
    }

    boolean haltsAt(SandboxHalts.Moment moment) {
        return name().equals(HALT + moment.name());
    }

    boolean isHalt() {
        return name().startsWith(HALT);
    }

    /** Whether a pending charge cannot be stopped any more. */
    boolean bankDecidesLate() {
        return this == LATE_CAPTURE || this == LATE_DECLINE;
    }
}
