package io.lodgeflow.activities.payment.dispute;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.notification.GuestMessages;
import io.lodgeflow.domain.payment.Disputes;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentDispute;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Writes what the house knows of the booking into one document that support can read and hand in: who booked what and when,
 * all that happened with its instant at the hotel, what the guest was told, the folio.
 * <p>Key: the dispute, written over with the same. Compensation: none. Refusals: none.
 */
@Component
class CollectEvidence implements Activity {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ROOT);

    private final Reservations reservations;
    private final Disputes disputes;
    private final Payments payments;
    private final Folios folios;
    private final GuestMessages messages;
    private final Catalogue catalogue;

    CollectEvidence(
            Reservations reservations,
            Disputes disputes,
            Payments payments,
            Folios folios,
            GuestMessages messages,
            Catalogue catalogue) {
        this.reservations = reservations;
        this.disputes = disputes;
        this.payments = payments;
        this.folios = folios;
        this.messages = messages;
        this.catalogue = catalogue;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        for (PaymentDispute dispute : disputes.of(reservationId)) {
            if (dispute.evidence() == null) {
                disputes.collected(dispute.reference(), document(reservation, dispute));
            }
        }
    }

    private String document(Reservation reservation, PaymentDispute dispute) {
        Hotel hotel = catalogue.hotel(reservation.hotelId()).orElseThrow();
        StringBuilder text = new StringBuilder();
        heading(text, "Chargeback " + dispute.reference());
        PaymentAttempt payment = payments.attempt(dispute.paymentAttemptId()).orElseThrow();
        line(text, "Amount", dispute.amount() + ", of a payment of " + payment.amount());
        line(text, "Reason given by the bank", dispute.reason());
        line(text, "Charge at the gateway", Objects.requireNonNull(payment.gatewayReference()));
        line(text, "Evidence to be handed in by", moment(dispute.evidenceDueAt(), hotel.zone()));
        heading(text, "Booking " + reservation.confirmationNumber());
        line(text, "Hotel", hotel.details().name() + ", " + hotel.details().city());
        line(
                text,
                "Guest",
                reservation.guest().name() + ", " + reservation.guest().email());
        line(text, "Booked", moment(reservation.createdAt(), hotel.zone()));
        line(
                text,
                "Stay",
                reservation.stay().arrival() + " to " + reservation.stay().departure());
        line(
                text,
                "Rooms and guests",
                reservation.rooms() + "; " + reservation.adults() + " adults, " + reservation.children() + " children");
        line(text, "Price agreed", reservation.total().toString());
        line(text, "Cancellation policy agreed", reservation.cancellationPolicy());
        line(text, "State now", reservation.status().name().toLowerCase(Locale.ROOT));
        heading(text, "What happened");
        reservations
                .history(reservation.id())
                .forEach(event -> line(
                        text,
                        moment(event.at(), hotel.zone()),
                        event.type().name().toLowerCase(Locale.ROOT) + ": " + event.note() + " (by "
                                + event.actor().name() + ")"));
        heading(text, "What the guest was told");
        messages.of(reservation.id()).forEach(message -> {
            Instant sent = message.sentAt();
            line(
                    text,
                    moment(message.createdAt(), hotel.zone()),
                    message.subject() + (sent == null ? " (not sent yet)" : " (sent to " + message.recipient() + ")"));
        });
        heading(text, "Folio");
        folios.of(reservation.id())
                .forEach(posting -> line(text, posting.date().toString(), posting.text() + " " + posting.amount()));
        line(
                text,
                "Balance",
                folios.balance(reservation.id(), reservation.currency()).toString());
        return text.toString().strip() + "\n";
    }

    private static void heading(StringBuilder text, String words) {
        text.append("\n")
                .append(words)
                .append("\n")
                .append("-".repeat(words.length()))
                .append("\n");
    }

    /** What people typed stays within its line. */
    private static void line(StringBuilder text, String name, String value) {
        text.append(name)
                .append(": ")
                .append(value.replaceAll("\\R|\\p{Cntrl}", " "))
                .append("\n");
    }

    private static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone));
    }
}
