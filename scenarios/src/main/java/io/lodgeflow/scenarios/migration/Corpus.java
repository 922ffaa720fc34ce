package io.lodgeflow.scenarios.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.payment.GatewaySandbox;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.operations.RepairDesk;
import io.lodgeflow.workflows.operations.TokenRepairs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One booking at every step where one can stand, all at the same moment; and how each goes on from there. The gateway is
 * held back by saying that it does not know, as a gateway with a broken line does.
 */
abstract class Corpus extends Story {

    static final Operator OPERATIONS = new Operator(new Actor("operations:usr_o"), Role.OPERATIONS, null, "192.0.2.1");
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final String HOTEL = "hotel.";
    private static final String BOOKING = "booking.";

    private final Http support;
    private final TestHotel house;
    private final TestHotel full;
    private final TestHotel single;
    private final TestHotel closing;
    private final TestHotel closingNext;
    private final TestHotel sold;
    private final LocalDate arrival;
    private final Map<String, String> bookings = new HashMap<>();

    /** Before anybody has booked. */
    Corpus(Product lodgeflow) {
        super(lodgeflow);
        support = person("support");
        house = hotel(16, 6);
        full = TestHotel.with(lodgeflow, 1, 1, 200);
        single = hotel(1, 1);
        closing = TestHotel.in(lodgeflow, "Farville", 60, 4, 1);
        closingNext = TestHotel.in(lodgeflow, "Fartown", 50, 4, 1);
        sold = hotel(2, 1);
        arrival = house.today().plusDays(4);
    }

    /**
     * In a product on a database in which a corpus has been gathered.
     *
     * @param facts what that one told about itself
     */
    Corpus(Product lodgeflow, Properties facts) {
        super(lodgeflow);
        support = person("support");
        Function<String, TestHotel> hotels = hotel -> TestHotel.known(lodgeflow, facts.getProperty(HOTEL + hotel, ""));
        house = hotels.apply("house");
        full = hotels.apply("full");
        single = hotels.apply("single");
        closing = hotels.apply("closing");
        closingNext = hotels.apply("closingNext");
        sold = hotels.apply("sold");
        arrival = LocalDate.parse(facts.getProperty("arrival", ""));
        facts.stringPropertyNames().stream()
                .filter(name -> name.startsWith(BOOKING))
                .forEach(name -> keep(name.substring(BOOKING.length()), facts.getProperty(name, "")));
    }

    /** What must be known to go on with the same database elsewhere; {@code now} is where the clock stands. */
    final Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("now", lodgeflow.now().toString());
        facts.put("arrival", arrival.toString());
        Map.of(
                        "house", house,
                        "full", full,
                        "single", single,
                        "closing", closing,
                        "closingNext", closingNext,
                        "sold", sold)
                .forEach((name, hotel) -> facts.put(HOTEL + name, hotel.id()));
        bookings.forEach((example, id) -> facts.put(BOOKING + example, id));
        return facts;
    }

    /** By what it is an example of. */
    final String booking(String example) {
        String id = bookings.get(example);
        assertThat(id).as("no example of " + example).isNotNull();
        return String.valueOf(id);
    }

    private String keep(String example, String id) {
        bookings.put(example, id);
        return id;
    }

    private Map<String, Object> wish(LocalDate from, int nights) {
        return house.wish("standard", "flexible", from, nights);
    }

    // ---- into every step

    /** From the slowest to the quickest, so that all stand where they should at the end. */
    final void gather() {
        bookAhead();
        travelTo(house, arrival.minusDays(2), "16:00");
        done(operations, booking("overstayed"), "check-in", null);
        done(operations, booking("balance"), "check-in", null);
        travelTo(house, arrival.minusDays(1), "15:30");
        done(operations, booking("in house"), "check-in", null);
        Instant start = lodgeflow.now();
        String returned =
                keep("late money returned", placed(guest, single.wish("standard", "flexible", arrival.plusDays(9), 1)));
        payWithoutWaiting(guest, returned, "tok_late_capture");
        holdRefund(returned);
        String givenUp = keep("refund given up", paid(guest, wish(arrival.plusDays(9), 1)));
        holdRefund(givenUp);
        cancel(guest, givenUp);
        lodgeflow.travelTo(start.plusSeconds(7 * 60));
        payLate();
        lodgeflow.travelTo(start.plus(WINDOW));
        paid(korean, single.wish("standard", "flexible", arrival.plusDays(9), 1));
        lodgeflow.travelTo(start.plus(WINDOW).plusSeconds(7 * 60 + 1));
        askForMoney();
        startClosures();
    }

    private void bookAhead() {
        keep("overstayed", paid(guest, wish(arrival.minusDays(2), 1)));
        keep(
                "balance",
                placed(
                        guest,
                        with(
                                house.wish("standard", "pay_at_hotel", arrival.minusDays(2), 2),
                                "guaranteeToken",
                                "tok_ok")));
        keep("in house", paid(guest, house.wish("suite", "flexible", arrival.minusDays(1), 2)));
        keep("arriving", paid(guest, wish(arrival, 2)));
        keep("never comes", paid(guest, wish(arrival, 2)));
        keep("asleep", paid(guest, wish(arrival.plusDays(20), 2)));
        paid(korean, full.wish("suite", "flexible", arrival, 1));
        keep("roomless", paid(korean, full.wish("suite", "flexible", arrival, 1)));
        String failed = keep("failed", paid(guest, wish(arrival, 2)));
        lodgeflow.settle();
        setWishes(failed, "NO_SUCH_WISH");
        String refused = keep("refund refused", placed(guest, wish(arrival.plusDays(9), 1)));
        pay(guest, refused, "tok_refund_fails");
        cancel(guest, refused);
    }

    final void setWishes(String id, String wishes) {
        lodgeflow
                .bean(Transactions.class)
                .run(() -> lodgeflow.jdbc().update("update reservation set wishes = ? where id = ?", wishes, id));
    }

    private void payLate() {
        String closed = keep("closing the payment", placed(guest, wish(arrival.plusDays(9), 1)));
        holdCharge(closed);
        lodgeflow.gateway().at(closed, "close", call -> new CloseOutcome.Unknown("held back"));
        payWithoutWaiting(guest, closed, "tok_ok");
        payWithoutWaiting(guest, keep("late money", placed(guest, wish(arrival.plusDays(9), 1))), "tok_late_capture");
    }

    private void askForMoney() {
        String undone = keep("undone", placed(guest, sold.wish("standard", "flexible", arrival.plusDays(9), 1)));
        payWithoutWaiting(guest, undone, "tok_unknown");
        Answer seen = operations.get("/v1/hotels/" + sold.id());
        operations.with("If-Match", seen.header("ETag").orElseThrow()).send("DELETE", "/v1/hotels/" + sold.id(), null);
        holdRefund(undone);
        seconds(10);
        String canceled = keep("canceled", paid(guest, wish(arrival.plusDays(9), 1)));
        holdRefund(canceled);
        cancel(guest, canceled);
        String modified = keep("modified", paid(guest, wish(arrival.plusDays(9), 1)));
        holdCharge(modified);
        act(
                guest.with("Prefer", "respond-async"),
                modified,
                "modify",
                Map.of("departure", arrival.plusDays(11).toString(), "paymentToken", "tok_ok"));
        String retried = keep("refund tried again", placed(guest, wish(arrival.plusDays(9), 1)));
        pay(guest, retried, "tok_refund_fails");
        cancel(guest, retried);
        String large = keep("four eyes", paid(guest, house.wish("suite", "flexible", arrival.plusDays(9), 4)));
        operations
                .once()
                .post(
                        "/v1/refunds",
                        Map.of(
                                "reservationId",
                                large,
                                "amount",
                                Map.of("amount", "600.00", "currency", "EUR"),
                                "reason",
                                "Goodwill"));
        String disputed = keep("disputed", paid(guest, wish(arrival.plusDays(9), 1)));
        lodgeflow
                .bean(GatewaySandbox.class)
                .openDispute(charge(disputed), "fraudulent")
                .orThrow();
        String balance = booking("balance");
        holdCharge(balance);
        done(operations, balance, "check-out", Map.of("settlement", "CARD_ON_FILE"));
        payWithoutWaiting(guest, keep("bank asks", placed(guest, wish(arrival.plusDays(9), 1))), "tok_needs_action");
        String unknown = keep("unknown", placed(guest, wish(arrival.plusDays(9), 1)));
        holdCharge(unknown);
        payWithoutWaiting(guest, unknown, "tok_ok");
        keep("hold", placed(guest, wish(arrival.plusDays(9), 1)));
    }

    /** The last one's first step is left to the background, which does not come before the bookings are moved. */
    private void startClosures() {
        keep("offered", paid(guest, closing.wish("standard", "flexible", arrival.plusDays(30), 1)));
        String busy = keep(
                "closing while paid", placed(guest, closing.wish("standard", "flexible", arrival.plusDays(30), 1)));
        holdCharge(busy);
        payWithoutWaiting(guest, busy, "tok_ok");
        close(closing);
        lodgeflow.settle();
        keep("closing begins", paid(guest, closingNext.wish("standard", "flexible", arrival.plusDays(30), 1)));
        lodgeflow.settle();
        close(closingNext);
        lodgeflow.work("hotel closures");
    }

    private void close(TestHotel hotel) {
        Answer closed = operations
                .once()
                .post(
                        "/v1/operations/hotel-closures",
                        Map.of("hotelId", hotel.id(), "reason", "Sold to an investor", "answerWithinDays", 7));
        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
    }

    private void holdCharge(String id) {
        lodgeflow.gateway().at(id, "charge", call -> new ChargeOutcome.Unknown("held back"));
    }

    private void holdRefund(String id) {
        lodgeflow.gateway().at(id, "refund", call -> new RefundOutcome.Unknown("held back"));
    }

    private void seconds(int count) {
        for (int second = 0; second < count; second++) {
            advance(Duration.ofSeconds(1));
        }
    }

    private String charge(String id) {
        return column("select reference from sandbox_movement where movement_key = ?", id + ":charge:1")
                .getFirst();
    }

    // ---- and on from there

    /** Everybody lives to the end of the stay, or whatever end it takes. */
    final void liveOn() {
        lodgeflow.gateway().clear();
        lodgeflow.settle();
        assertThat(pay(guest, booking("hold"), "tok_ok").at("/status")).isEqualTo("captured");
        lodgeflow
                .bean(RepairDesk.class)
                .perform(booking("refund given up"), new TokenRepairs.RetryNow(), "the line is back", null, OPERATIONS)
                .orThrow();
        decideRefunds();
        String dispute = column(
                        "select reference from sandbox_dispute where charge_reference = ?", charge(booking("disputed")))
                .getFirst();
        lodgeflow.bean(GatewaySandbox.class).closeDispute(dispute, true).orThrow();
        guest.once()
                .post(
                        "/v1/reservations/" + booking("offered") + "/closure-offer/actions/choose",
                        Map.of("choice", "refund"));
        setWishes(booking("failed"), "");
        lodgeflow
                .bean(RepairDesk.class)
                .perform(booking("failed"), new TokenRepairs.RetryNow(), "the wishes are mended", null, OPERATIONS)
                .orThrow();
        done(operations, booking("overstayed"), "check-out", Map.of("settlement", "CASH"));
        done(
                operations,
                booking("roomless"),
                "assign-room",
                Map.of("roomIds", List.of(full.roomId("standard", 0)), "reason", "No suite is free"));
        for (int minute = 0; minute < 30; minute++) {
            advance(Duration.ofMinutes(1));
        }
        travelTo(house, arrival, "16:00");
        Map<String, String> notCleaned = Map.of("reason", "Nobody cleans here");
        List.of("arriving", "roomless", "failed")
                .forEach(example -> done(operations, booking(example), "check-in", notCleaned));
        travelTo(house, arrival.plusDays(1), "10:00");
        List.of("in house", "roomless")
                .forEach(example -> done(operations, booking(example), "check-out", Map.of("settlement", "CASH")));
        settleByHand("refund tried again");
        travelTo(house, arrival.plusDays(2), "10:00");
        List.of("arriving", "failed")
                .forEach(example -> done(operations, booking(example), "check-out", Map.of("settlement", "CASH")));
        travelTo(house, arrival.plusDays(20), "16:00");
        done(operations, booking("asleep"), "check-in", notCleaned);
        travelTo(house, arrival.plusDays(22), "10:00");
        done(operations, booking("asleep"), "check-out", Map.of("settlement", "CASH"));
    }

    private void decideRefunds() {
        Answer approved = support.post("/v1/refunds/" + refund("four eyes") + "/actions/approve", null);
        assertThat(approved.at("/approval")).as(approved.text()).isEqualTo("granted");
        settleByHand("refund refused");
    }

    private void settleByHand(String example) {
        Answer settled = support.post(
                "/v1/refunds/" + refund(example) + "/actions/settle-by-hand",
                Map.of("reference", "bank transfer 4711"));
        assertThat(settled.at("/status")).as(settled.text()).isEqualTo("succeeded");
    }

    private String refund(String example) {
        return column("select id from refund where reservation_id = ?", booking(example))
                .getFirst();
    }

    /** What became of each in the end. */
    final Map<String, String> ends() {
        Map<String, String> ends = new TreeMap<>();
        bookings.forEach((example, id) -> ends.put(example, status(id)));
        return ends;
    }
}
