package io.lodgeflow.workflows.frontdesk;

import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.payment.ChargeGuarantee;
import io.lodgeflow.workflows.payment.HotelPayments;
import io.lodgeflow.workflows.payment.PaymentMethod;
import io.lodgeflow.workflows.refund.Allowances;
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
 * The guest leaves: the nights stayed are charged, what is still owed is settled at the desk, and the folio closes at
 * zero. Who leaves early pays the nights stayed; what was paid beyond that is kept as early departure fee.
 */
@Component
public class CheckOut {

    private final Commands commands;
    private final Folios folios;
    private final Payments payments;
    private final HotelPayments hotelPayments;
    private final Allowances allowances;
    private final ChargeGuarantee chargeGuarantee;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    CheckOut(
            Commands commands,
            Folios folios,
            Payments payments,
            HotelPayments hotelPayments,
            Allowances allowances,
            ChargeGuarantee chargeGuarantee,
            ReservationWorkflow workflow,
            Clock clock) {
        this.commands = commands;
        this.folios = folios;
        this.payments = payments;
        this.hotelPayments = hotelPayments;
        this.allowances = allowances;
        this.chargeGuarantee = chargeGuarantee;
        this.workflow = workflow;
        this.clock = clock;
    }

    /**
     * @param settlement how the balance is paid, if one is due; without it a check-out with a balance is refused
     * @return what was paid at the desk now
     */
    public Result<Money> checkOut(
            String reservationId, @Nullable PaymentMethod settlement, @Nullable Integer seenVersion, Actor actor) {
        return commands.on(reservationId).combined().ifVersion(seenVersion).decide((reservation, hotel) -> {
            Optional<Refusal> refusal = reservation.refusalToCheckOut();
            if (refusal.isPresent()) {
                return Result.refused(refusal.get());
            }
            Instant now = clock.instant();
            LocalDate today = hotel.times().today(now);
            List<Posting> forgone = allowances.of(reservation, now);
            Money paid = payments.kept(reservationId, reservation.currency())
                    .plus(reservation.pointsValue())
                    .minus(sum(reservation, forgone))
                    .minus(reservation.changeFees());
            List<Posting> charges = charges(reservation, paid, hotel.times(), now);
            Money due = sum(reservation, charges).minus(paid);
            if (due.isPositive() && settlement == null) {
                return Result.refused(Refusal.conflict("balance_due", due)
                        .withFacts(Map.of("balance", due.decimal(), "currency", due.currencyCode())));
            }
            if (due.isPositive() && settlement == PaymentMethod.CARD_ON_FILE && reservation.guaranteeToken() == null) {
                return Result.refused(Refusal.conflict("no_card_on_file"));
            }
            folios.post(charges);
            if (!forgone.isEmpty()) {
                folios.post(forgone);
            }
            if (due.isPositive() && settlement != null) {
                settle(reservation, due, settlement, actor, today, now);
            }
            reservation.checkOut(actor, now);
            workflow.send(reservationId, Message.GuestCheckedOut);
            return Result.done(due);
        });
    }

    /** A card on file is charged after the guest has left; refused, it becomes a task for staff. */
    private void settle(
            Reservation reservation, Money due, PaymentMethod settlement, Actor actor, LocalDate today, Instant now) {
        if (settlement == PaymentMethod.CARD_ON_FILE) {
            chargeGuarantee.charge(reservation, due, actor, now);
        } else {
            hotelPayments.store(hotelPayments.taken(reservation, due, settlement, now), today);
            reservation.settleAtDeparture();
        }
    }

    private static Money sum(Reservation reservation, List<Posting> postings) {
        return postings.stream().map(Posting::amount).reduce(Money.zero(reservation.currency()), Money::plus);
    }

    /** @param paid for the stay: money and points, and what the hotel forgoes, less the fees of changes */
    private static List<Posting> charges(Reservation reservation, Money paid, HouseTimes times, Instant now) {
        LocalDate today = times.today(now);
        List<LocalDate> dates = reservation.stay().roomDates();
        int stayed = Math.max(
                1,
                Math.toIntExact(
                        dates.stream().filter(date -> date.isBefore(today)).count()));
        List<Posting> charges = new ArrayList<>();
        for (int night = 0; night < stayed; night++) {
            Money price = reservation.nightlyPrices().get(night);
            charges.add(roomCharge(reservation, dates.get(night), price, "folio.night", today, now));
        }
        for (LocalDate night : nightsBeyond(reservation, now, times)) {
            Money price = reservation.nightlyPrices().getLast();
            charges.add(roomCharge(reservation, night, price, "folio.night_beyond", today, now));
        }
        Money charged = sum(reservation, charges);
        if (paid.compareTo(charged) > 0) {
            charges.add(posting(
                    reservation,
                    "early-departure",
                    Posting.Type.EARLY_DEPARTURE_FEE,
                    paid.minus(charged),
                    Sentence.of("folio.early_departure"),
                    today,
                    now));
        }
        return charges;
    }

    /** @param price of one room */
    private static Posting roomCharge(
            Reservation reservation, LocalDate night, Money price, String words, LocalDate today, Instant now) {
        return posting(
                reservation,
                "room:" + night,
                Posting.Type.ROOM_CHARGE,
                price.times(reservation.rooms()),
                Sentence.of(words, night),
                today,
                now);
    }

    /** Slept after the departure that was agreed: they cost what the last night costs. */
    private static List<LocalDate> nightsBeyond(Reservation reservation, Instant now, HouseTimes times) {
        LocalDate from = reservation.stay().roomFreeFrom();
        LocalDate until = times.businessDay(now);
        return from.isBefore(until) ? from.datesUntil(until).toList() : List.of();
    }

    private static Posting posting(
            Reservation reservation,
            String key,
            Posting.Type type,
            Money amount,
            Sentence text,
            LocalDate today,
            Instant now) {
        return new Posting(reservation.id() + ":" + key, reservation.id(), type, amount, text, today, now);
    }
}
