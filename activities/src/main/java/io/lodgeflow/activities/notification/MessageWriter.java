package io.lodgeflow.activities.notification;

import io.lodgeflow.activities.event.ReservationEventListener;
import io.lodgeflow.activities.notification.TemplateRenderer.Text;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.message.MessageKind;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.engine.transaction.WakeUp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes the guest's messages from what happened to the reservation, in the language given at booking. An event makes at
 * most one message of a kind, however often it is repeated. The message is stored with the event's mark; it leaves
 * afterwards, see {@link MessageDispatch}.
 */
@Component
class MessageWriter implements ReservationEventListener {

    private final ToldBookings.Reader bookings;
    private final MessageFacts facts;
    private final TemplateRenderer renderer;
    private final GuestMessageTable messages;
    private final Identifiers identifiers;
    private final WakeUp wakeUp;
    private final Clock clock;

    MessageWriter(
            ToldBookings.Reader bookings,
            MessageFacts facts,
            TemplateRenderer renderer,
            GuestMessageTable messages,
            Identifiers identifiers,
            WakeUp wakeUp,
            Clock clock) {
        this.bookings = bookings;
        this.facts = facts;
        this.renderer = renderer;
        this.messages = messages;
        this.identifiers = identifiers;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    @Override
    public void on(List<Published> events) {
        List<Published> told = events.stream()
                .filter(published -> kindOf(published.event().type()).isPresent())
                .toList();
        if (told.isEmpty()) {
            return;
        }
        ToldBookings read =
                bookings.of(told.stream().map(Published::reservationId).collect(Collectors.toSet()));
        messages.add(told.stream()
                .flatMap(published -> message(published, read).stream())
                .toList());
        wakeUp.afterCommit();
    }

    /** What the guest is told about such an event, if anything. */
    static Optional<MessageKind> kindOf(ReservationEventType type) {
        return switch (type) {
            case CONFIRMED -> Optional.of(MessageKind.CONFIRMATION);
            case PAYMENT_RECEIVED -> Optional.of(MessageKind.PAYMENT_RECEIPT);
            case PAYMENT_DECLINED -> Optional.of(MessageKind.PAYMENT_DECLINED);
            case PAYMENT_POSTPONED -> Optional.of(MessageKind.PAYMENT_LINK);
            case REINSTATED -> Optional.of(MessageKind.REINSTATEMENT);
            case LATE_PAYMENT_RETURNED -> Optional.of(MessageKind.LATE_PAYMENT_RETURN);
            case EXPIRED -> Optional.of(MessageKind.HOLD_EXPIRED);
            case ROOMS_ASSIGNED -> Optional.of(MessageKind.ROOM_ASSIGNED);
            case REMINDER_DUE -> Optional.of(MessageKind.REMINDER);
            case MODIFIED -> Optional.of(MessageKind.MODIFICATION);
            case MODIFICATION_DECLINED -> Optional.of(MessageKind.MODIFICATION_DECLINED);
            case CANCELED -> Optional.of(MessageKind.CANCELLATION);
            case REFUNDED -> Optional.of(MessageKind.REFUND);
            case NO_SHOW -> Optional.of(MessageKind.NO_SHOW);
            case CHECKED_OUT -> Optional.of(MessageKind.CHECK_OUT_RECEIPT);
            case FEEDBACK_REQUESTED -> Optional.of(MessageKind.FEEDBACK_REQUEST);
            case CLOSURE_OFFERED -> Optional.of(MessageKind.HOTEL_CLOSURE);
            case PLACED,
                    PAYMENT_SUBMITTED,
                    BALANCE_SUBMITTED,
                    BALANCE_DECLINED,
                    PAYMENT_CLOSED,
                    PAYMENT_GIVEN_UP,
                    PAYMENT_UNDONE,
                    POINTS_USED,
                    POINTS_RETURNED,
                    POINTS_EARNED,
                    POINTS_TAKEN_BACK,
                    ROOM_ASSIGNMENT_FAILED,
                    MODIFICATION_REQUESTED,
                    REFUND_REQUESTED,
                    REFUND_CANCELED,
                    REFUND_RETURNED,
                    DISPUTE_OPENED,
                    DISPUTE_WON,
                    DISPUTE_LOST,
                    NO_SHOW_REINSTATED,
                    CHECKED_IN,
                    OVERSTAYED,
                    GUEST_CORRECTED,
                    REPAIRED,
                    RESURRECTED -> Optional.empty();
        };
    }

    private Optional<GuestMessage> message(Published published, ToldBookings read) {
        ReservationEvent event = published.event();
        MessageKind kind = kindOf(event.type()).orElseThrow();
        Reservation reservation = read.reservation(event.reservationId())
                .orElseThrow(() -> new IllegalStateException("no reservation " + event.reservationId()));
        if (!facts.stillTrue(kind, reservation, read)) {
            return Optional.empty();
        }
        GuestLanguage language = GuestLanguage.of(reservation.guest().language());
        Text text = renderer.render(kind, language.code(), facts.of(kind, event, reservation, language, read));
        return Optional.of(new GuestMessage(
                identifiers.next("msg"),
                published.id() + ":" + kind,
                reservation.id(),
                kind,
                reservation.guest().email(),
                language.code(),
                text.subject(),
                text.body(),
                clock.instant(),
                null));
    }
}
