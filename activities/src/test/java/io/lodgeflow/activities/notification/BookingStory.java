package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import io.lodgeflow.domain.closure.Alternative;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.ModificationQuote;
import io.lodgeflow.domain.reservation.PaymentTerms;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.StayTerms;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.testkit.MovableClock;
import io.lodgeflow.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/**
 * A guest's booking, told step by step: Kim Haneul in Seoul, in Korean and won, or Ada Byron in Berlin, in English and
 * euro. Arrival is on 20 July 2026. Each step moves the clock on by a minute and ends with the messages written.
 */
final class BookingStory implements AutoCloseable {

    static final Actor GUEST = new Actor("guest:acc_1");

    final MovableClock clock = new MovableClock(Instant.parse("2026-07-01T06:00:00Z"));
    final InMemoryPorts ports = new InMemoryPorts();
    final TestDatabase database = Node.newDatabase();
    final Node node = new Node(database, clock, ports);
    final Reservation reservation;
    private final Hotel hotel;

    static BookingStory korean(PaymentPlan plan) {
        return new BookingStory(
                hotel("서울 오션 호텔", "서울특별시 중구 세종대로 1", "서울", "Asia/Seoul", "KRW"),
                new GuestDetails("acc_1", "김하늘", "haneul@example.com", "ko", 0),
                List.of("디럭스 더블", "스위트"),
                plan);
    }

    static BookingStory english(PaymentPlan plan) {
        return new BookingStory(
                hotel("Hotel Spree", "Am Ufer 3", "Berlin", "Europe/Berlin", "EUR"),
                new GuestDetails("acc_1", "Ada Byron", "ada@example.com", "en", 0),
                List.of("Deluxe Double", "Suite"),
                plan);
    }

    private BookingStory(Hotel hotel, GuestDetails guest, List<String> roomTypes, PaymentPlan plan) {
        this.hotel = hotel;
        ports.catalogue.add(hotel);
        ports.catalogue.add(new RoomType(
                "rmt_0", hotel.id(), "T0", new RoomTypeDetails("Single", "", 1, "", 12, 0, 0, List.of(), List.of())));
        for (int grade = 1; grade <= roomTypes.size(); grade++) {
            ports.catalogue.add(new RoomType(
                    "rmt_" + grade,
                    hotel.id(),
                    "T" + grade,
                    new RoomTypeDetails(roomTypes.get(grade - 1), "", 2, "", 30, grade, 0, List.of(), List.of())));
        }
        StayTerms terms = terms(2);
        ReservationRequest request = new ReservationRequest(
                hotel.id(),
                terms.roomTypeId(),
                "rtp_1",
                terms.stay(),
                terms.rooms(),
                terms.adults(),
                terms.children(),
                guest,
                null,
                "",
                Set.of(),
                null,
                null,
                GUEST,
                null);
        reservation = new Reservation(
                "res_1",
                "7KX2M9QP4A",
                request,
                terms,
                new PaymentTerms(plan, 0, "FLEXIBLE", true, "1"),
                Duration.ofMinutes(15),
                hotel.times(),
                clock.instant());
        ports.reservations.add(List.of(reservation));
        happened();
    }

    void paid() {
        if (reservation.paymentPlan() == PaymentPlan.PREPAID) {
            reservation.submitPayment(GUEST, clock.instant());
        }
        clock.moveOn(Duration.ofMinutes(1));
        PaymentAttempt payment = attempt(reservation.total());
        payment.capture("ch_1", clock.instant());
        post(Posting.Type.PAYMENT, reservation.total().negated(), "Card payment");
        reservation.payAtHotel(reservation.total(), true, clock.instant());
        happened();
    }

    void declined(String code) {
        reservation.submitPayment(GUEST, clock.instant());
        clock.moveOn(Duration.ofMinutes(1));
        attempt(reservation.total()).decline(code, "Your card was declined.", clock.instant());
        reservation.declinePayment(Sentence.said("Your card was declined."), clock.instant());
        happened();
    }

    void confirmed() {
        reservation.confirm(clock.instant());
        happened();
    }

    /** One other hotel is offered, a suite at the price of the booking. */
    void hotelCloses() {
        ports.closures.items.put(
                reservation.id(),
                new ClosureItem(
                        "clo_1",
                        reservation.id(),
                        ClosureItem.State.OFFERED,
                        7,
                        null,
                        null,
                        null,
                        null,
                        clock.instant()));
        Alternative alternative = new Alternative(
                1,
                hotel.id(),
                "rmt_2",
                "rtp_1",
                1_234,
                reservation.total(),
                reservation.total(),
                reservation.nightlyPrices());
        ports.closures.alternatives.put(reservation.id(), List.of(alternative));
        reservation.offerOtherHotels(1, clock.instant().plus(Duration.ofDays(7)), clock.instant());
        happened();
    }

    void roomsAssigned(String roomTypeId, String... numbers) {
        ports.allocations.allocate(
                reservation.id(),
                reservation.stay(),
                java.util.Arrays.stream(numbers)
                        .map(number -> new AssignedRoom("rom_" + number, number, roomTypeId))
                        .toList());
        reservation.assignRooms(Sentence.said("Room assigned"), Actor.WORKFLOW, clock.instant());
        happened();
    }

    void modified(int nights) {
        Money difference = terms(nights).total().minus(reservation.total());
        reservation.openModification(Sentence.said("Other dates"), GUEST, clock.instant());
        Money paid = ports.payments.kept(reservation.id(), reservation.currency());
        boolean refunded = difference.isNegative() && paid.isPositive();
        Money zero = Money.zero(reservation.currency());
        ModificationQuote quote = new ModificationQuote(
                terms(nights),
                reservation.total(),
                terms(nights).total(),
                difference,
                zero,
                refunded ? difference.negated() : zero,
                zero,
                zero,
                Sentence.said("Other dates"));
        Modification modification =
                new Modification(ports.identifiers.next("mod"), reservation, quote, null, clock.instant());
        ports.reservations.add(modification);
        clock.moveOn(Duration.ofMinutes(1));
        if (difference.isPositive() && paid.isPositive()) {
            attempt(difference).capture("ch_2", clock.instant());
            post(Posting.Type.PAYMENT, difference.negated(), "Price difference");
        }
        modification.apply();
        reservation.applyModification(modification, hotel.times(), Sentence.said("Other dates"), clock.instant());
        happened();
    }

    void canceled(int refundPercent) {
        Money paid = ports.payments.kept(reservation.id(), reservation.currency());
        Money refund = paid.percent(refundPercent);
        reservation.cancel("Plans changed", refund, GUEST, clock.instant());
        if (paid.minus(refund).isPositive()) {
            post(Posting.Type.CANCELLATION_FEE, paid.minus(refund), "Cancellation fee");
        }
        if (refund.isPositive()) {
            promiseRefund(refund);
        }
        happened();
    }

    void refunded() {
        Refund refund = ports.payments.refundsOf(reservation.id()).getLast();
        clock.moveOn(Duration.ofMinutes(1));
        refund.succeed("re_1", clock.instant());
        reservation.completeRefund(refund.amount(), false, clock.instant());
        happened();
    }

    void promiseRefund(Money amount) {
        PaymentAttempt payment = ports.payments.attemptsOf(reservation.id()).getLast();
        payment.reserveRefund(amount);
        Refund refund = new Refund(ports.identifiers.next("rfd"), payment, amount, "cancellation", clock.instant());
        refund.begin();
        ports.payments.add(refund);
    }

    void post(Posting.Type type, Money amount, String text) {
        LocalDate today = hotel.times().today(clock.instant());
        ports.folios.post(List.of(new Posting(
                ports.identifiers.next("pst"),
                reservation.id(),
                type,
                amount,
                Sentence.said(text),
                today,
                clock.instant())));
    }

    /** The events of the last step are stored, relayed and followed. */
    void happened() {
        for (ReservationEvent event : reservation.takeNewEvents()) {
            ports.reservations.events.add(event);
            node.append(event);
        }
        node.relay.relayOnce();
        clock.moveOn(Duration.ofMinutes(1));
    }

    List<GuestMessage> messages() {
        return node.messages.of(reservation.id());
    }

    GuestMessage lastMessage() {
        return messages().getLast();
    }

    StayTerms terms(int nights) {
        Money price = hotel.currency().equals(Currency.getInstance("KRW"))
                ? Money.parse("150000", "KRW")
                : Money.parse("120.25", "EUR");
        return new StayTerms(
                "rmt_1",
                StayDates.of(LocalDate.of(2026, 7, 20), nights),
                1,
                2,
                1,
                Collections.nCopies(Math.max(nights, 1), price));
    }

    @Override
    public void close() {
        node.close();
    }

    private PaymentAttempt attempt(Money amount) {
        int number = ports.payments.attemptsOf(reservation.id()).size() + 1;
        PaymentAttempt attempt = new PaymentAttempt(
                ports.identifiers.next("pay"),
                reservation.id(),
                PaymentAttempt.Purpose.BOOKING,
                number,
                amount,
                "tok",
                clock.instant());
        ports.payments.add(attempt);
        return attempt;
    }

    private static Hotel hotel(String name, String address, String city, String zone, String currency) {
        HotelDetails details = new HotelDetails(
                name,
                "",
                address,
                city,
                "XX",
                0,
                0,
                4,
                0,
                List.of(),
                List.of(),
                LocalTime.of(15, 0),
                LocalTime.of(11, 0),
                LocalTime.of(6, 0),
                110,
                365);
        return new Hotel("htl_1", ZoneId.of(zone), Currency.getInstance(currency), details);
    }
}
