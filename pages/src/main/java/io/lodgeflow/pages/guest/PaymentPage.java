package io.lodgeflow.pages.guest;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.domain.reservation.PaymentStatus;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import io.lodgeflow.workflows.payment.SubmitPayment;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Paying later by the link that a guest got when the gateway was down. The link's key stands for the guest, for this booking's
 * payment only. Demo mode: the cards to choose from are the sandbox gateway's; a real house names its own page, with the card
 * form of its gateway, as {@code lodgeflow.booking.payment-page}.
 */
@Controller
@ConditionalOnProperty("lodgeflow.demo.enabled")
class PaymentPage {

    private static final Actor BY_LINK = new Actor("guest:payment-link");

    private final GuestLinks links;
    private final Reservations reservations;
    private final Payments payments;
    private final Catalogue catalogue;
    private final SubmitPayment submitPayment;
    private final Transactions transactions;
    private final Clock clock;

    PaymentPage(
            GuestLinks links,
            Reservations reservations,
            Payments payments,
            Catalogue catalogue,
            SubmitPayment submitPayment,
            Transactions transactions,
            Clock clock) {
        this.links = links;
        this.reservations = reservations;
        this.payments = payments;
        this.catalogue = catalogue;
        this.submitPayment = submitPayment;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the page can say: the guest may pay, waits for the outcome, has paid, or it is over. */
    enum State {
        PAYABLE,
        PROCESSING,
        PAID,
        OVER
    }

    /** @param fault the code of why the last try failed; absent if it did not
     * @param nextAction page of the bank on which the guest confirms; absent if nothing is asked of him
     */
    record Bill(
            String reservationId,
            String confirmationNumber,
            String hotel,
            StayDates stay,
            Money due,
            @Nullable Instant deadline,
            ZoneId zone,
            State state,
            @Nullable String nextAction,
            @Nullable String fault) {}

    @GetMapping("/bookings/{id}/payment")
    String page(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        model.addAttribute("bill", Answers.granted(transactions.read(() -> bill(id, key))));
        model.addAttribute("key", key);
        return part == null ? "guest/payment" : "guest/payment :: part";
    }

    /** The page then shows how it goes on. A second click finds the first under way and changes nothing. */
    @PostMapping("/bookings/{id}/payment")
    String pay(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String card,
            Model model) {
        Bill bill = Answers.granted(transactions.read(() -> bill(id, key)));
        if (bill.state() == State.PAYABLE) {
            Answers.granted(submitPayment.submit(id, card, bill.due(), BY_LINK, null));
        }
        return page(id, key, "true", model);
    }

    /** One answer for a wrong key and for a booking that does not exist. */
    private Result<Bill> bill(String id, String key) {
        return links.opens(id, GuestLinks.Purpose.PAYMENT, key)
                ? Result.done(billOf(reservations.find(id).orElseThrow()))
                : Result.refused(Refusal.notFound("payment link", id));
    }

    private Bill billOf(Reservation booking) {
        Hotel hotel = catalogue.hotel(booking.hotelId()).orElseThrow();
        State state = state(booking);
        return new Bill(
                booking.id(),
                booking.confirmationNumber(),
                hotel.details().name(),
                booking.stay(),
                booking.isUnpaidHold() ? booking.dueWithinHold() : booking.balanceDue(),
                booking.isUnpaidHold() ? booking.paymentDeadline() : null,
                hotel.zone(),
                state,
                state == State.PROCESSING ? nextAction(booking.id()) : null,
                state == State.PAYABLE ? lastFault(booking.id()) : null);
    }

    private State state(Reservation booking) {
        if (booking.paymentStatus() == PaymentStatus.PROCESSING) {
            return State.PROCESSING;
        }
        if (booking.refusalToPay(clock.instant()).isEmpty()
                || booking.refusalToPayRest().isEmpty()) {
            return State.PAYABLE;
        }
        return booking.paymentStatus() == PaymentStatus.PAID ? State.PAID : State.OVER;
    }

    /** Where the guest confirms the payment that is under way. */
    private @Nullable String nextAction(String reservationId) {
        return payments.attemptsOf(reservationId).stream()
                .reduce((earlier, later) -> later)
                .map(PaymentAttempt::nextAction)
                .orElse(null);
    }

    private @Nullable String lastFault(String reservationId) {
        return payments.attemptsOf(reservationId).stream()
                .reduce((earlier, later) -> later)
                .map(PaymentAttempt::declineCode)
                .orElse(null);
    }
}
