package io.lodgeflow.domain.notification;

/** What guests are told about. */
public enum MessageKind {
    CONFIRMATION,
    PAYMENT_RECEIPT,
    PAYMENT_DECLINED,
    HOLD_EXPIRED,
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
