package io.lodgeflow.domain.message;

/** What guests are told about. */
public enum MessageKind {
    CONFIRMATION,
    PAYMENT_RECEIPT,
    PAYMENT_DECLINED,
    /** The payment company could not be reached: pay later, by this link. */
    PAYMENT_LINK,
    HOLD_EXPIRED,
    /** A payment came after the booking had expired, and the rooms are held again. */
    REINSTATEMENT,
    /** A payment came too late and goes back. */
    LATE_PAYMENT_RETURN,
    ROOM_ASSIGNED,
    REMINDER,
    MODIFICATION,
    MODIFICATION_DECLINED,
    CANCELLATION,
    REFUND,
    NO_SHOW,
    CHECK_OUT_RECEIPT,
    FEEDBACK_REQUEST,
    HOTEL_CLOSURE
}
