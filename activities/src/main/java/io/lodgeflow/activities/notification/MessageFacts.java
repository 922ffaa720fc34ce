package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.message.MessageKind;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.domain.reservation.GuestLinks.Purpose;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.reservation.BookingSettings;
import io.lodgeflow.workflows.reservation.ProductAddress;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Collects what a message tells about a reservation, written in the guest's language. Facts show the reservation as it
 * is now; amounts belong to the event. A fact that does not apply is there and empty.
 */
@Component
@EnableConfigurationProperties(BookingSettings.class)
class MessageFacts {

    private static final String YES = "yes";
    private static final String NONE = "";

    private final Catalogue catalogue;
    private final Reservations reservations;
    private final MoneyMovements movements;
    private final BookingSettings settings;
    private final ProductAddress address;
    private final GuestLinks links;
    private final ClosureFacts closures;

    MessageFacts(
            Catalogue catalogue,
            Reservations reservations,
            MoneyMovements movements,
            BookingSettings settings,
            ProductAddress address,
            GuestLinks links,
            ClosureFacts closures) {
        this.catalogue = catalogue;
        this.reservations = reservations;
        this.movements = movements;
        this.settings = settings;
        this.address = address;
        this.links = links;
        this.closures = closures;
    }

    /** False when events overtook the message: a reminder of a canceled stay would do harm. */
    boolean stillTrue(MessageKind kind, Reservation reservation, ToldBookings told) {
        return switch (kind) {
            case ROOM_ASSIGNED -> !told.roomsOf(reservation.id()).isEmpty();
            case REMINDER, HOTEL_CLOSURE -> reservation.status().isUpcoming();
            case PAYMENT_LINK -> reservation.status() == ReservationStatus.PENDING;
            case CONFIRMATION,
                    PAYMENT_RECEIPT,
                    PAYMENT_DECLINED,
                    HOLD_EXPIRED,
                    REINSTATEMENT,
                    LATE_PAYMENT_RETURN,
                    MODIFICATION,
                    MODIFICATION_DECLINED,
                    CANCELLATION,
                    REFUND,
                    NO_SHOW,
                    CHECK_OUT_RECEIPT,
                    FEEDBACK_REQUEST -> true;
        };
    }

    /** @param told the reservation among them */
    Map<String, String> of(
            MessageKind kind,
            ReservationEvent event,
            Reservation reservation,
            GuestLanguage language,
            ToldBookings told) {
        Wording wording = Wording.in(language);
        Hotel hotel = catalogue.hotel(reservation.hotelId()).orElseThrow();
        Map<String, String> facts = new HashMap<>();
        addStay(facts, reservation, hotel, wording);
        switch (kind) {
            case CONFIRMATION -> facts.put("payAtHotel", reservation.paymentPlan() == PaymentPlan.PREPAID ? NONE : YES);
            case PAYMENT_RECEIPT -> addPayment(facts, event, reservation, hotel, wording, told);
            case PAYMENT_DECLINED -> addDecline(facts, event, reservation, hotel, wording, told);
            case ROOM_ASSIGNED, REMINDER -> addRooms(facts, reservation, wording, told);
            case MODIFICATION -> addPriceChange(facts, reservation, wording, told);
            case CANCELLATION -> {
                facts.put("refundAmount", amount(movements.refundsPromisedFrom(event, told), wording));
                facts.put("pointsBack", points(movements.pointsReturnedFrom(event), wording));
                facts.put("fee", amount(charged(reservation, Posting.Type.CANCELLATION_FEE, told), wording));
                facts.putAll(closures.afterwards(reservation));
            }
            case REFUND -> addRefund(facts, event, wording, told);
            case HOTEL_CLOSURE -> {
                facts.putAll(closures.of(reservation, hotel, wording));
                facts.put(
                        "closureLink",
                        settings.closureLink(
                                address,
                                reservation.id(),
                                links.keyOf(reservation.id(), Purpose.CLOSURE).orElseThrow()));
            }
            case NO_SHOW -> facts.put("fee", amount(kept(reservation, told), wording));
            case CHECK_OUT_RECEIPT -> {
                reservation.stayAsItWas(hotel.times()).ifPresent(stay -> {
                    facts.put("departure", wording.date(stay.departure()));
                    facts.put("nights", wording.nights(stay));
                });
                List<Posting> postings = told.folioOf(reservation.id());
                facts.put("folioLines", FolioLines.write(postings, wording));
                facts.put("pointsEarned", points(reservation.points().earned(), wording));
                facts.put("balance", wording.money(Folios.balance(postings, reservation.currency())));
            }
            case PAYMENT_LINK -> {
                addDeadline(facts, reservation, hotel, wording);
                facts.put(
                        "paymentLink",
                        settings.paymentLink(
                                address,
                                reservation.id(),
                                links.keyOf(reservation.id(), Purpose.PAYMENT).orElseThrow()));
            }
            case LATE_PAYMENT_RETURN ->
                facts.put("amountPaid", wording.money(movements.paymentReceivedBy(event, told)));
            case HOLD_EXPIRED, REINSTATEMENT, MODIFICATION_DECLINED, FEEDBACK_REQUEST -> {}
        }
        return facts;
    }

    private void addStay(Map<String, String> facts, Reservation reservation, Hotel hotel, Wording wording) {
        HotelDetails details = hotel.details();
        LocalTime checkOut = details.checkOutHour();
        facts.put("guestName", oneLine(reservation.guest().name()));
        facts.put("hotelName", oneLine(details.name()));
        facts.put("hotelAddress", oneLine(address(details)));
        facts.put("confirmationNumber", reservation.confirmationNumber());
        facts.put(
                "bookingLink",
                settings.bookingLink(
                        address,
                        reservation.id(),
                        links.keyOf(reservation.id(), Purpose.BOOKING).orElseThrow()));
        facts.put("arrival", wording.date(reservation.stay().arrival()));
        facts.put("departure", wording.date(reservation.stay().departure()));
        facts.put("nights", wording.nights(reservation.stay()));
        facts.put("rooms", wording.rooms(reservation.rooms()));
        facts.put("guests", wording.guests(reservation.adults(), reservation.children()));
        facts.put("roomType", roomTypeName(reservation.roomTypeId(), wording));
        facts.put("checkInHour", wording.hour(details.checkInHour()));
        facts.put("checkOutHour", reservation.stay().isDayUse() ? "24:00" : wording.hour(checkOut));
        facts.put("total", wording.money(reservation.total()));
        facts.put("currency", reservation.currency().getCurrencyCode());
    }

    private void addPayment(
            Map<String, String> facts,
            ReservationEvent event,
            Reservation reservation,
            Hotel hotel,
            Wording wording,
            ToldBookings told) {
        facts.put("amountPaid", wording.money(movements.paymentReceivedBy(event, told)));
        facts.put("pointsUsed", points(movements.pointsUsedWith(event, told), wording));
        facts.put("paidAt", wording.moment(event.at(), hotel.zone()));
        facts.put("amountDue", amount(due(reservation, told), wording));
    }

    private void addRefund(Map<String, String> facts, ReservationEvent event, Wording wording, ToldBookings told) {
        Money refunded = movements.refundsConfirmedBy(event, told);
        facts.put(
                "refundAmount",
                refunded.isPositive()
                        ? wording.money(refunded)
                        : points(movements.pointsReturnedBefore(event), wording));
        if (!refunded.isPositive()) {
            facts.put("currency", NONE);
        }
    }

    private void addDecline(
            Map<String, String> facts,
            ReservationEvent event,
            Reservation reservation,
            Hotel hotel,
            Wording wording,
            ToldBookings told) {
        String reason = "decline." + movements.declineCodeOf(event, told);
        facts.put("reason", wording.word(wording.hasWord(reason) ? reason : "decline.other"));
        addDeadline(facts, reservation, hotel, wording);
    }

    private static void addDeadline(Map<String, String> facts, Reservation reservation, Hotel hotel, Wording wording) {
        facts.put(
                "paymentDeadline",
                reservation.paymentDeadline() == null
                        ? NONE
                        : wording.moment(reservation.paymentDeadline(), hotel.zone()));
    }

    private void addRooms(Map<String, String> facts, Reservation reservation, Wording wording, ToldBookings told) {
        List<AssignedRoom> rooms = told.roomsOf(reservation.id());
        facts.put(
                "roomNumbers",
                rooms.stream()
                        .map(AssignedRoom::number)
                        .map(MessageFacts::oneLine)
                        .collect(Collectors.joining(", ")));
        int booked = gradeOf(reservation.roomTypeId());
        facts.put("otherRoomType", otherTypes(rooms, reservation, wording, grade -> grade >= booked));
        facts.put("lesserRoomType", otherTypes(rooms, reservation, wording, grade -> grade < booked));
        facts.put("amountDue", amount(due(reservation, told), wording));
    }

    private String otherTypes(List<AssignedRoom> rooms, Reservation reservation, Wording wording, IntPredicate grade) {
        return rooms.stream()
                .map(AssignedRoom::roomTypeId)
                .filter(type -> !type.equals(reservation.roomTypeId()) && grade.test(gradeOf(type)))
                .distinct()
                .map(type -> roomTypeName(type, wording))
                .collect(Collectors.joining(", "));
    }

    private int gradeOf(String roomTypeId) {
        return catalogue.roomType(roomTypeId).orElseThrow().grade();
    }

    /** Only what the folio bears out: a difference was charged if nothing is due. */
    private void addPriceChange(
            Map<String, String> facts, Reservation reservation, Wording wording, ToldBookings told) {
        Modification modification =
                reservations.lastModification(reservation.id()).orElseThrow();
        Money due = due(reservation, told);
        facts.put("differenceCharged", due.isPositive() ? NONE : amount(modification.difference(), wording));
        facts.put("differenceRefunded", amount(modification.refund(), wording));
        facts.put("amountDue", amount(due, wording));
    }

    private static Money due(Reservation reservation, ToldBookings told) {
        return reservation
                .toPayInMoney()
                .minus(Payments.kept(told.attemptsOf(reservation.id()), reservation.currency()))
                .minus(Payments.forgone(told.refundsOf(reservation.id()), reservation.currency()));
    }

    /** The no-show fee; until it is posted, what it will be: the hotel keeps what was paid. */
    private static Money kept(Reservation reservation, ToldBookings told) {
        Money fee = charged(reservation, Posting.Type.NO_SHOW_FEE, told);
        return fee.isPositive()
                ? fee
                : Payments.kept(told.attemptsOf(reservation.id()), reservation.currency())
                        .plus(reservation.pointsValue());
    }

    private static Money charged(Reservation reservation, Posting.Type type, ToldBookings told) {
        return told.folioOf(reservation.id()).stream()
                .filter(posting -> posting.type() == type)
                .map(Posting::amount)
                .reduce(Money.zero(reservation.currency()), Money::plus);
    }

    private String roomTypeName(String roomTypeId, Wording wording) {
        return oneLine(catalogue
                .roomType(roomTypeId)
                .map(type -> type.name(wording.language()))
                .orElseThrow());
    }

    private static String amount(Money money, Wording wording) {
        return money.isPositive() ? wording.money(money) : NONE;
    }

    private static String points(long points, Wording wording) {
        return points > 0 ? wording.word("points", points) : NONE;
    }

    private static String address(HotelDetails details) {
        if (details.address().isBlank() || details.address().contains(details.city())) {
            return details.address().isBlank() ? details.city() : details.address();
        }
        return details.address() + ", " + details.city();
    }

    /** What people typed stays within its line: it can neither forge another line nor a mail header. */
    static String oneLine(String text) {
        return text.replaceAll("\\R|\\p{Cntrl}", " ").strip();
    }
}
