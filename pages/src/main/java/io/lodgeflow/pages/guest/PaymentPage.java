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
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.payment.SubmitPayment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The last step of booking, what a booking leaves open, and paying later by the link that a guest got when the gateway was
 * down. A key stands for the guest: that of the booking, or one for this booking's payment only. The form carries a key of
 * its own, so that it pays once however often it is sent. Demo mode: the cards to choose from are the sandbox gateway's; a real house names its own page, with the card
 * form of its gateway, as {@code lodgeflow.booking.payment-page}.
 */
@Controller
@ConditionalOnProperty("lodgeflow.demo.enabled")
class PaymentPage {

    private static final Actor BY_LINK = new Actor("guest:payment-link");

    private final GuestDoor door;
    private final GuestLinks links;
    private final Reservations reservations;
    private final Payments payments;
    private final Catalogue catalogue;
    private final SubmitPayment submitPayment;
    private final Transactions transactions;
    private final Clock clock;

    PaymentPage(
            GuestDoor door,
            GuestLinks links,
            Reservations reservations,
            Payments payments,
            Catalogue catalogue,
            SubmitPayment submitPayment,
            Transactions transactions,
            Clock clock) {
        this.door = door;
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
     * @param secondsLeft of the hold; absent if it is none
     * @param again where the same is looked for once the hold is over
     * @param nextAction page of the bank on which the guest confirms; absent if nothing is asked of him
     */
    record Bill(
            String reservationId,
            String confirmationNumber,
            String hotel,
            StayDates stay,
            Money due,
            @Nullable Instant deadline,
            @Nullable Long secondsLeft,
            ZoneId zone,
            boolean isHold,
            Money total,
            String again,
            State state,
            @Nullable String nextAction,
            @Nullable String fault) {}

    /** A booking that is paid is shown as what it is; the link of a payment alone opens no more than this. */
    @GetMapping("/bookings/{id}/payment")
    String page(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @Nullable Caller caller,
            Model model) {
        GuestDoor.refuseStaff(caller);
        Bill bill = Answers.granted(transactions.read(() -> bill(id, key)));
        boolean ofBooking = links.opens(id, GuestLinks.Purpose.BOOKING, key);
        if (bill.state() == State.PAID && ofBooking) {
            return "redirect:" + door.pageOf(id);
        }
        model.addAttribute("bill", bill);
        model.addAttribute("key", key);
        model.addAttribute("form", UUID.randomUUID().toString());
        model.addAttribute("sandbox", GuestCards.ALL);
        model.addAttribute("booking", ofBooking ? door.pageOf(id) : null);
        return "guest/payment";
    }

    /** The page then shows how it goes on. A second click finds the first under way, or done, and changes nothing. */
    @PostMapping("/bookings/{id}/payment")
    String pay(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String card,
            @RequestParam(defaultValue = "") String amount,
            @Nullable Caller caller) {
        GuestDoor.refuseStaff(caller);
        Bill bill = Answers.granted(transactions.read(() -> bill(id, key)));
        boolean known = GuestCards.ALL.contains(card) && form.matches("[0-9a-f-]{36}");
        if (bill.state() == State.PAYABLE && known && bill.due().decimal().equals(amount)) {
            Result<String> paid = submitPayment.submit(
                    id, card, bill.due(), BY_LINK, GuestDoor.once("payment page " + id, form, card));
            if (paid instanceof Result.Refused<String>(Refusal why) && why.kind() != Refusal.Kind.CONFLICT) {
                Answers.granted(paid); // what another tab has begun meanwhile is no fault: the page shows it
            }
        }
        return "redirect:/bookings/" + id + "/payment?key=" + key;
    }

    /** One answer for a wrong key and for a booking that does not exist. */
    private Result<Bill> bill(String id, String key) {
        boolean opens =
                links.opens(id, GuestLinks.Purpose.PAYMENT, key) || links.opens(id, GuestLinks.Purpose.BOOKING, key);
        return (opens ? reservations.find(id) : Optional.<Reservation>empty())
                .map(booking -> Result.done(billOf(booking)))
                .orElseGet(() -> Result.refused(Refusal.notFound("payment link", id)));
    }

    private Bill billOf(Reservation booking) {
        Hotel hotel = catalogue.hotel(booking.hotelId()).orElseThrow();
        State state = state(booking);
        Instant deadline = booking.isUnpaidHold() ? booking.paymentDeadline() : null;
        return new Bill(
                booking.id(),
                booking.confirmationNumber(),
                hotel.details().name(),
                booking.stay(),
                booking.isUnpaidHold() ? booking.dueWithinHold() : booking.balanceDue(),
                deadline,
                deadline == null
                        ? null
                        : Math.max(
                                0, Duration.between(clock.instant(), deadline).toSeconds()),
                hotel.zone(),
                booking.isUnpaidHold(),
                booking.total(),
                BookForm.Stay.of(booking).at("/book", null),
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
