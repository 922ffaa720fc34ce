package io.lodgeflow.domain.reservation;

/** What can happen to a reservation, in the past tense. */
public enum ReservationEventType {
    PLACED,
    PAYMENT_SUBMITTED,
    PAYMENT_RECEIVED,
    PAYMENT_DECLINED,
    /** What is owed is charged to the card that guarantees the booking. */
    BALANCE_SUBMITTED,
    /** That card was refused; staff collects what is owed. */
    BALANCE_DECLINED,
    /** The payment company could not be reached: the guest has longer to pay, by a link. */
    PAYMENT_POSTPONED,
    /** The deadline passed while a payment was under way, and the gateway took it off. */
    PAYMENT_CLOSED,
    /** A step after the charge failed for good; what follows undoes the payment step by step. */
    PAYMENT_GIVEN_UP,
    PAYMENT_UNDONE,
    POINTS_USED,
    POINTS_RETURNED,
    POINTS_EARNED,
    POINTS_TAKEN_BACK,
    CONFIRMED,
    EXPIRED,
    /** Money arrived after the booking had expired, and its rooms were still free. */
    REINSTATED,
    /** Money arrived for which there is no room any more: all of it goes back. */
    LATE_PAYMENT_RETURNED,
    ROOMS_ASSIGNED,
    ROOM_ASSIGNMENT_FAILED,
    REMINDER_DUE,
    MODIFICATION_REQUESTED,
    MODIFIED,
    MODIFICATION_DECLINED,
    CANCELED,
    REFUND_REQUESTED,
    REFUND_CANCELED,
    /** The guest's bank returned a refund that had been confirmed. */
    REFUND_RETURNED,
    REFUNDED,
    DISPUTE_OPENED,
    DISPUTE_WON,
    DISPUTE_LOST,
    NO_SHOW,
    /** It was none: the guest came after all. */
    NO_SHOW_REINSTATED,
    CHECKED_IN,
    OVERSTAYED,
    CHECKED_OUT,
    FEEDBACK_REQUESTED,
    /** Staff corrected what the guest had given. */
    GUEST_CORRECTED,
    /** An operator moved the workflow, or did something else that the guest is not told. */
    REPAIRED,
    /** An expired hold was taken again. */
    RESURRECTED,
    /** The hotel closes: the guest may choose another hotel or the money. */
    CLOSURE_OFFERED
}
