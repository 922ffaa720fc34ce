package io.lodgeflow.workflows.booking;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.inventory.Inventory.SoldOut;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.CancellationQuote;
import io.lodgeflow.domain.reservation.ClosingHotels;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.ModificationQuote;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.reservation.StayTerms;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.reservation.Commands;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes dates, room type, number of rooms or guests of a booking, all or nothing. Nights that stay the same keep the
 * price that was agreed; new ones cost what the calendar says now.
 */
@Component
public class ModifyReservation {

    /**
     * The new stay; what is absent stays as it is.
     *
     * @param expectedTotal the new price that was seen; at any other nothing is changed. Absent: whatever it is
     */
    public record NewStay(
            @Nullable StayDates stay,
            @Nullable String roomTypeId,
            @Nullable Integer rooms,
            @Nullable Integer adults,
            @Nullable Integer children,
            @Nullable Money expectedTotal) {}

    private final Commands commands;
    private final Reservations reservations;
    private final Catalogue catalogue;
    private final Offers offers;
    private final Payments payments;
    private final CancellationPolicy policy;
    private final ClosingHotels closures;
    private final Identifiers identifiers;
    private final ReservationWorkflow workflow;
    private final HoldLimits limits;
    private final Clock clock;

    ModifyReservation(
            Commands commands,
            Reservations reservations,
            Catalogue catalogue,
            Offers offers,
            Payments payments,
            CancellationPolicy policy,
            ClosingHotels closures,
            Identifiers identifiers,
            ReservationWorkflow workflow,
            HoldLimits limits,
            Clock clock) {
        this.commands = commands;
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.offers = offers;
        this.payments = payments;
        this.policy = policy;
        this.closures = closures;
        this.identifiers = identifiers;
        this.workflow = workflow;
        this.limits = limits;
        this.clock = clock;
    }

    /** What the change would cost; changes nothing. */
    public Result<ModificationQuote> preview(String reservationId, NewStay wish) {
        return commands.on(reservationId).preview(reservation -> quote(reservation, wish, false));
    }

    /**
     * Opens the modification and starts its process; a wish for the stay as it is changes nothing. When nothing is to be charged it is applied at once; otherwise it is
     * applied or declined when the gateway has answered.
     *
     * @param paymentToken with what a higher price is paid; absent: with what the booking was paid
     */
    public Result<ModificationQuote> modify(
            String reservationId,
            NewStay wish,
            @Nullable String paymentToken,
            @Nullable Integer seenVersion,
            Actor actor,
            @Nullable IdempotentRequest request) {
        try {
            return commands.on(reservationId)
                    .ifVersion(seenVersion)
                    .once(request, this::quoteAgain)
                    .decide(
                            reservation -> quote(reservation, wish, paymentToken != null)
                                    .then(quote -> Result.unless(
                                            refusalWithoutCard(reservation, quote, paymentToken)
                                                    .or(() -> limits.refusalToChange(
                                                            reservation, quote.newTerms(), actor)),
                                            () -> quote)),
                            (reservation, quote) -> {
                                if (!quote.newTerms().equals(reservation.terms())) { // else nobody needs to be told
                                    open(reservation, quote, paymentToken, actor);
                                }
                                return Result.done(quote);
                            });
        } catch (SoldOut soldOut) {
            return Result.refused(Refusal.conflict("no_availability.change"));
        }
    }

    private Result<ModificationQuote> quoteAgain(String reservationId) {
        return commands.on(reservationId).decide(reservation -> Result.done(unchanged(reservation)));
    }

    private void open(Reservation reservation, ModificationQuote quote, @Nullable String paymentToken, Actor actor) {
        Instant now = clock.instant();
        StayTerms terms = quote.newTerms();
        Modification modification = new Modification(identifiers.next("mod"), reservation, quote, paymentToken, now);
        reservation.openModification(
                Sentence.of(
                        "history.change_requested",
                        terms.stay().words(),
                        terms.rooms(),
                        terms.adults() + terms.children(),
                        quote.oldTotal(),
                        quote.newTotal()),
                actor,
                now);
        reservations.add(modification);
        if (quote.chargeNow().isPositive()) {
            List<PaymentAttempt> earlier = payments.attemptsOf(reservation.id());
            String token =
                    paymentToken != null ? paymentToken : lastCaptured(earlier).paymentToken();
            payments.add(new PaymentAttempt(
                    identifiers.next("pay"),
                    reservation.id(),
                    PaymentAttempt.Purpose.MODIFICATION,
                    earlier.size() + 1,
                    quote.chargeNow(),
                    token,
                    now));
        }
        workflow.send(reservation.id(), Message.ModificationRequested);
    }

    private static PaymentAttempt lastCaptured(List<PaymentAttempt> attempts) {
        return attempts.reversed().stream()
                .filter(ModifyReservation::isCardPayment)
                .findFirst()
                .orElseThrow();
    }

    private Result<ModificationQuote> quote(Reservation reservation, NewStay wish, boolean hasToken) {
        Instant now = clock.instant();
        StayTerms old = reservation.terms();
        StayDates stay = wish.stay() == null ? old.stay() : wish.stay();
        String roomTypeId = wish.roomTypeId() == null ? old.roomTypeId() : wish.roomTypeId();
        int rooms = wish.rooms() == null ? old.rooms() : wish.rooms();
        int adults = wish.adults() == null ? old.adults() : wish.adults();
        int children = wish.children() == null ? old.children() : wish.children();
        Optional<Refusal> refusal = reservation
                .refusalToModify()
                .or(() -> refusalWhileClosing(reservation))
                .or(() -> refusalOfDates(reservation, stay))
                .or(() -> refusalInHouse(reservation, old, stay, roomTypeId, rooms));
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        Optional<Offer> offer = offers.find(reservation.hotelId(), roomTypeId, reservation.ratePlanId(), stay);
        if (offer.isEmpty()) {
            return Result.refused(Refusal.invalid("unknown_offer", "/roomTypeId"));
        }
        Optional<Refusal> ruled =
                PlacingPolicy.refusalToReplace(old.stay(), offer.get(), rooms, adults + children, now);
        if (ruled.isPresent()) {
            return Result.refused(ruled.get());
        }
        StayTerms terms =
                new StayTerms(roomTypeId, stay, rooms, adults, children, prices(old, roomTypeId, offer.get()));
        return Result.unless(
                terms.refusalAtOtherPrice(wish.expectedTotal()), () -> price(reservation, terms, hasToken, now));
    }

    private Optional<Refusal> refusalWhileClosing(Reservation reservation) {
        return closures.isOpenFor(reservation.id())
                ? Optional.of(Refusal.conflict("hotel_closed.change"))
                : Optional.empty();
    }

    /** A guest in house may stay longer at any rate. */
    private static Optional<Refusal> refusalOfDates(Reservation reservation, StayDates stay) {
        return reservation.datesChangeable()
                        || stay.equals(reservation.stay())
                        || reservation.status() == ReservationStatus.CHECKED_IN
                ? Optional.empty()
                : Optional.of(Refusal.conflict("dates_fixed"));
    }

    /** A guest in house may stay longer, or have other people in the room; leaving early is a check-out. */
    private static Optional<Refusal> refusalInHouse(
            Reservation reservation, StayTerms old, StayDates stay, String roomTypeId, int rooms) {
        boolean extension = stay.arrival().equals(old.stay().arrival())
                && !stay.departure().isBefore(old.stay().departure())
                && roomTypeId.equals(old.roomTypeId())
                && rooms == old.rooms();
        return reservation.status() == ReservationStatus.CHECKED_IN && !extension
                ? Optional.of(Refusal.conflict("in_house"))
                : Optional.empty();
    }

    private static List<Money> prices(StayTerms old, String roomTypeId, Offer offer) {
        List<LocalDate> oldDates = old.stay().roomDates();
        List<Money> prices = new ArrayList<>();
        for (Offer.Night night : offer.nights()) {
            int kept = roomTypeId.equals(old.roomTypeId()) ? oldDates.indexOf(night.date()) : -1;
            prices.add(kept < 0 ? night.price() : old.nightlyPrices().get(kept));
        }
        return prices;
    }

    private ModificationQuote price(Reservation reservation, StayTerms terms, boolean hasToken, Instant now) {
        HouseTimes times = catalogue.hotel(reservation.hotelId()).orElseThrow().times();
        Money kept = payments.kept(reservation.id(), reservation.currency());
        Money forgone = payments.forgone(reservation.id(), reservation.currency());
        return ModificationQuote.of(
                reservation,
                terms,
                kept,
                forgone,
                CancellationQuote.of(reservation, kept, forgone, policy, times.today(now)),
                hasToken || paidByCard(reservation));
    }

    /** Where points paid everything there is no card to charge the difference to. */
    private Optional<Refusal> refusalWithoutCard(
            Reservation reservation, ModificationQuote quote, @Nullable String paymentToken) {
        Money charge = quote.chargeNow();
        return charge.isPositive() && paymentToken == null && !paidByCard(reservation)
                ? Optional.of(Refusal.conflict("payment_needed", charge)
                        .withFacts(Map.of("amount", charge.decimal(), "currency", charge.currencyCode())))
                : Optional.empty();
    }

    private boolean paidByCard(Reservation reservation) {
        return payments.attemptsOf(reservation.id()).stream().anyMatch(ModifyReservation::isCardPayment);
    }

    private static boolean isCardPayment(PaymentAttempt attempt) {
        return attempt.status() == PaymentAttempt.Status.CAPTURED
                && attempt.purpose() != PaymentAttempt.Purpose.AT_HOTEL
                && attempt.amount().isPositive();
    }

    private ModificationQuote unchanged(Reservation reservation) {
        Money zero = Money.zero(reservation.currency());
        Optional<Modification> last = reservations.lastModification(reservation.id()); // none: it was no change
        StayTerms terms = last.map(Modification::terms).orElseGet(reservation::terms);
        return new ModificationQuote(
                terms,
                reservation.total(),
                terms.total(),
                last.map(Modification::difference).orElse(zero),
                zero,
                zero,
                last.map(Modification::fee).orElse(zero),
                reservation.penaltyFloor(),
                Sentence.of("change.requested_before"));
    }
}
