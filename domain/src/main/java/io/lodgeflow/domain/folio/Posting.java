package io.lodgeflow.domain.folio;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One line of a folio, never changed once written.
 *
 * @param key unique; writing the same key again is ignored, so a repeated step posts once
 * @param date business date at the hotel
 * @param amount positive: the guest owes it (charges, refunds paid out); negative: it pays for something (payments)
 */
public record Posting(
        String key, String reservationId, Type type, Money amount, Sentence text, LocalDate date, Instant postedAt) {

    /** The kinds of posting. */
    public enum Type {
        ROOM_CHARGE,
        EARLY_DEPARTURE_FEE,
        /** What the cancellation rules let the hotel keep when a booking was made smaller; negative when it is waived. */
        CHANGE_FEE,
        CANCELLATION_FEE,
        NO_SHOW_FEE,
        PAYMENT,
        REFUND,
        /** The guest's bank took a payment back for good (positive). */
        CHARGEBACK,
        /** Points pay (negative), or go back (positive), at their value in the folio's currency. */
        POINTS,
        /** The hotel forgoes a part of what is owed (negative). */
        ALLOWANCE;

        /** Whether it is what the guest owes, rather than how that was settled. */
        public boolean isCharge() {
            return switch (this) {
                case PAYMENT, REFUND, CHARGEBACK, POINTS, ALLOWANCE -> false;
                default -> true;
            };
        }
    }
}
