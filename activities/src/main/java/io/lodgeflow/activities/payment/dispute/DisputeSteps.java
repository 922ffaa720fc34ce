package io.lodgeflow.activities.payment.dispute;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.message.GuestMessages;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Disputes;
import io.lodgeflow.domain.payment.Disputes.PaymentDispute;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.payment.RefundPlanner;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.words.Sentences;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A chargeback: evidence for support, a task to hand it in, and the books that follow the bank. */
@Component
public class DisputeSteps {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ROOT);

    private final Reservations reservations;
    private final Disputes disputes;
    private final Payments payments;
    private final Folios folios;
    private final GuestMessages messages;
    private final Catalogue catalogue;
    private final WorkItems workItems;
    private final Identifiers identifiers;
    private final RefundPlanner refunds;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    DisputeSteps(
            Reservations reservations,
            Disputes disputes,
            Payments payments,
            Folios folios,
            GuestMessages messages,
            Catalogue catalogue,
            WorkItems workItems,
            Identifiers identifiers,
            RefundPlanner refunds,
            ReservationWorkflow workflow,
            Clock clock) {
        this.reservations = reservations;
        this.disputes = disputes;
        this.payments = payments;
        this.folios = folios;
        this.messages = messages;
        this.catalogue = catalogue;
        this.workItems = workItems;
        this.identifiers = identifiers;
        this.refunds = refunds;
        this.workflow = workflow;
        this.clock = clock;
    }

    /**
     * Has a bank still to decide about a payment of the booking, and nothing been decided that the books must follow?
     */
    public boolean areDisputesOpen(String reservationId) {
        return disputes.of(reservationId).stream().anyMatch(PaymentDispute::isOpen)
                && disputes.of(reservationId).stream().noneMatch(PaymentDispute::isToBeSettled);
    }

    /** Is another chargeback of the booking not settled? */
    public boolean hasDisputeLeft(String reservationId) {
        return disputes.of(reservationId).stream().anyMatch(dispute -> dispute.settledAt() == null);
    }

    /**
     * Support reads the evidence and hands it in, in time.
     * <p>Key: one open task of the kind for each reservation. Compensation: none. Refusals: none.
     */
    public void raiseDispute(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        disputes.of(reservationId).stream()
                .filter(PaymentDispute::isOpen)
                .findFirst()
                .ifPresent(dispute -> workItems.addOnce(new WorkItem(
                        identifiers.next("wrk"),
                        reservationId,
                        reservation.hotelId(),
                        WorkItem.Kind.DISPUTE,
                        dispute.withdrawn()
                                ? Sentence.of(
                                        "work.dispute",
                                        dispute.amount(),
                                        reservation.confirmationNumber(),
                                        dispute.reason())
                                : Sentence.of(
                                        "work.inquiry",
                                        dispute.amount(),
                                        reservation.confirmationNumber(),
                                        dispute.reason()),
                        List.of(Sentence.of("choice.evidence"), Sentence.of("choice.accept")),
                        clock.instant(),
                        dispute.evidenceDueAt())));
    }

    /** The bank only asked so far and has taken the money now: what is to be done, and until when, is another. */
    void raiseAgain(Reservation reservation, Instant now) {
        workItems.finish(reservation.id(), WorkItem.Kind.DISPUTE, Sentence.of("outcome.bank_decided"), now);
        raiseDispute(reservation.id());
    }

    /**
     * The bank gives back what it had taken for good. What the books said of the loss is taken back by lines of their own;
     * what a booking that has ended left of it to the guest goes back by a refund.
     */
    void reverse(Reservation reservation, PaymentDispute lost, Instant now) {
        disputes.reversed(lost.reference(), now);
        if (lost.settledAt() == null) {
            return; // the process finds it won
        }
        payments.attempt(lost.paymentAttemptId()).orElseThrow().endDispute();
        post(
                reservation,
                lost,
                "chargeback-reversed",
                Posting.Type.CHARGEBACK,
                lost.amount().negated(),
                now);
        reservation.noteDisputeClosed(true, Sentence.of("history.dispute_reversed", lost.amount(), lost.reason()), now);
        if (!reservation.status().holdsNights()) {
            folios.of(reservation.id()).stream()
                    .filter(posting -> posting.key().equals(lost.reference() + ":write-off"))
                    .findFirst()
                    .ifPresent(off -> post(
                            reservation,
                            lost,
                            "write-off-reversed",
                            Posting.Type.ALLOWANCE,
                            off.amount().negated(),
                            now));
            balanceEnded(reservation, lost, now);
        }
    }

    /**
     * The books follow the bank. Lost: the money is gone and the folio says so; of a booking that has ended the hotel
     * writes off what is then owed, of one that lives the guest owes it. Won: the hotel has the money again; what a
     * booking that has ended left of it to the guest goes back by a refund.
     * <p>Key: the dispute, settled once. Compensation: none. Refusals: none.
     */
    public void settleDispute(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        for (PaymentDispute dispute : disputes.of(reservationId)) {
            if (dispute.isToBeSettled()) {
                settle(reservation, dispute, now);
            }
        }
        if (disputes.of(reservationId).stream().noneMatch(PaymentDispute::isOpen)) {
            workItems.finish(reservationId, WorkItem.Kind.DISPUTE, Sentence.of("outcome.bank_decided"), now);
        }
    }

    private void settle(Reservation reservation, PaymentDispute dispute, Instant now) {
        boolean won = dispute.status() == Dispute.Status.WON;
        if (won) {
            payments.attempt(dispute.paymentAttemptId()).orElseThrow().endDispute();
        } else {
            post(reservation, dispute, "chargeback", Posting.Type.CHARGEBACK, dispute.amount(), now);
        }
        reservation.noteDisputeClosed(won, closed(dispute, won), now);
        disputes.settled(dispute.reference(), now);
        if (!reservation.status().holdsNights()) {
            balanceEnded(reservation, dispute, now);
        }
    }

    private static Sentence closed(PaymentDispute dispute, boolean won) {
        if (!won) {
            return Sentence.of("history.dispute_lost", dispute.amount(), dispute.reason());
        }
        return dispute.withdrawn()
                ? Sentence.of("history.dispute_won", dispute.amount(), dispute.reason())
                : Sentence.of("history.inquiry_closed", dispute.amount(), dispute.reason());
    }

    private void balanceEnded(Reservation reservation, PaymentDispute dispute, Instant now) {
        Money balance = folios.balance(reservation.id(), reservation.currency());
        if (balance.isPositive()) {
            post(reservation, dispute, "write-off", Posting.Type.ALLOWANCE, balance.negated(), now);
        } else if (!balance.isZero()) {
            Money left = payments.kept(reservation.id(), reservation.currency());
            Money back = left.compareTo(balance.negated()) < 0 ? left : balance.negated();
            refunds.promise(reservation.id(), back, "chargeback won, stay was canceled", now);
            workflow.startRefund(reservation.id());
        }
    }

    private void post(
            Reservation reservation,
            PaymentDispute dispute,
            String what,
            Posting.Type type,
            Money amount,
            Instant now) {
        folios.post(List.of(new Posting(
                dispute.reference() + ":" + what,
                reservation.id(),
                type,
                amount,
                wordsOf(type, amount, dispute),
                catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now),
                now)));
    }

    private static Sentence wordsOf(Posting.Type type, Money amount, PaymentDispute dispute) {
        if (type == Posting.Type.CHARGEBACK) {
            return amount.isNegative()
                    ? Sentence.of("folio.chargeback_reversed", dispute.reason())
                    : Sentence.of("folio.chargeback", dispute.reason());
        }
        return amount.isNegative() ? Sentence.of("folio.written_off") : Sentence.of("folio.allowance_reversed");
    }

    /**
     * Writes what the house knows of the booking into one document that support can read and hand in: who booked what
     * and when, all that happened with its instant at the hotel, what the guest was told, the folio.
     * <p>Key: the dispute, written over with the same. Compensation: none. Refusals: none.
     */
    public void collectEvidence(String reservationId) {
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
                        event.type().name().toLowerCase(Locale.ROOT) + ": " + Sentences.english(event.note()) + " (by "
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
                .forEach(posting -> line(
                        text, posting.date().toString(), Sentences.english(posting.text()) + " " + posting.amount()));
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
