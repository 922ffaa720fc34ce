package io.lodgeflow.workflows.memory;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.catalogue.CatalogueEntry;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomType.RoomTypeDetails;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.inventory.OutOfOrderNights;
import io.lodgeflow.domain.message.GuestMessages;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.CardSetup;
import io.lodgeflow.domain.payment.PaymentGateway.SetupOutcome;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.engine.RecordedWorkflows;
import io.lodgeflow.engine.incident.RecordedRepairs;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.transaction.CombinedTransactions;
import io.lodgeflow.engine.transaction.Locks;
import io.lodgeflow.engine.transaction.NoEngineCommand;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.idempotency.RememberedKeys;
import io.lodgeflow.workflows.refund.RefundSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/**
 * The commands as the product wires them, each made when a test first asks for it, at a hotel in Lisbon whose one kind of room
 * costs 100.00 a night. It is 1 June 2026, nine o'clock in Lisbon, until the test says otherwise.
 */
public final class CommandsInMemory implements AutoCloseable {

    public static final String HOTEL = "htl_1";
    public static final Actor GUEST = new Actor("guest:usr_1");
    public static final Actor DESK = new Actor("front_desk:usr_2");

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RefundSettings.class)
    static class Settings {}

    private final MemoryPorts ports = new MemoryPorts();
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final RecordedWorkflows workflow = new RecordedWorkflows();
    private final LodgeflowClock clock = new LodgeflowClock();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private PaymentPlan plan = PaymentPlan.PREPAID;
    private int roomsLeft = 2;

    public CommandsInMemory() {
        ports.catalogue.add(lisbon());
        ports.catalogue.add(new RoomType(
                "rmt_1",
                HOTEL,
                "STANDARD",
                new RoomTypeDetails("Standard", "", 2, "", 20, 1, 100_00, List.of(), List.of())));
        ports.catalogue.add(new Room("rom_101", HOTEL, "rmt_1", "101", 1, Set.of()));
        at(TODAY, "09:00");
        List.of(
                        ports.reservations,
                        ports.catalogue,
                        ports.inventory,
                        ports.folios,
                        ports.payments,
                        ports.closures,
                        ports.workItems,
                        ports.allocations,
                        ports.audit,
                        ports.assignments,
                        new MemoryTerms.HalfWithinAWeek(),
                        new MemoryTerms.CountingIdentifiers(),
                        new MemoryTerms.OneOffer(this::offer),
                        NobodyAsks.of(GuestMessages.class),
                        transactions,
                        workflow,
                        NoEngineCommand.create(),
                        NobodyAsks.of(Locks.class),
                        NobodyAsks.but(
                                PaymentGateway.class,
                                "setUp",
                                asked -> new SetupOutcome.Ready(((CardSetup) asked).paymentToken())),
                        new RecordedRepairs(),
                        new RememberedKeys(),
                        new MemoryPorts.NothingHeld(),
                        NobodyAsks.but(OutOfOrderNights.class, "change", asked -> Optional.empty()),
                        clock)
                .forEach(port -> context.getBeanFactory()
                        .registerSingleton(port.getClass().getName(), port));
        context.register(Settings.class, Transactions.class, CombinedTransactions.class, WakeUp.class);
        ClassPathBeanDefinitionScanner commands = new ClassPathBeanDefinitionScanner(context);
        commands.getBeanDefinitionDefaults().setLazyInit(true);
        commands.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.(engine|memory)\\..*")));
        List.of(IdempotencyKeys.class, Locks.class, CancellationPolicy.class)
                .forEach(port -> commands.addExcludeFilter(new AssignableTypeFilter(port)));
        commands.scan("io.lodgeflow.workflows");
        context.refresh();
    }

    private static Hotel lisbon() {
        return new Hotel(
                HOTEL,
                LISBON,
                Currency.getInstance("EUR"),
                new HotelDetails(
                        "Hotel Tejo",
                        "",
                        "Rua 1",
                        "Lisbon",
                        "PT",
                        38.7,
                        -9.1,
                        4,
                        8.5,
                        List.of(),
                        List.of(),
                        LocalTime.of(15, 0),
                        LocalTime.of(11, 0),
                        LocalTime.NOON,
                        100,
                        365));
    }

    private Offer offer(StayDates stay) {
        return new Offer(
                HOTEL,
                "rmt_1",
                "rpl_1",
                plan,
                "FLEXIBLE",
                lisbon().times(),
                Currency.getInstance("EUR"),
                2,
                365,
                true,
                stay,
                stay.roomDates().stream()
                        .map(date -> new Offer.Night(date, euros(100), roomsLeft))
                        .toList());
    }

    public <T> T get(Class<T> command) {
        return context.getBean(command);
    }

    public static Money euros(int amount) {
        return Money.ofMinor(amount * 100L, "EUR");
    }

    // ---- how it is

    /** By the hotel's own clock. */
    public void at(LocalDate date, String time) {
        clock.stopAt(date.atTime(LocalTime.parse(time)).atZone(LISBON).toInstant());
    }

    public Instant now() {
        return clock.instant();
    }

    public void left(int rooms) {
        roomsLeft = rooms;
    }

    public void sells(PaymentPlan newPlan) {
        plan = newPlan;
    }

    /** Ten days ahead, two nights. */
    public StayDates stay() {
        return StayDates.of(TODAY.plusDays(10), 2);
    }

    public Wish wish(@Nullable String key) {
        return wish(stay(), key, null);
    }

    /** @param guarantee token of a card, if one guarantees it */
    public Wish wish(StayDates stay, @Nullable String key, @Nullable String guarantee) {
        return new Wish(
                new ReservationRequest(
                        HOTEL,
                        "rmt_1",
                        "rpl_1",
                        stay,
                        1,
                        2,
                        0,
                        new GuestDetails("usr_1", "Guest One", "one@example.com", "en", 0),
                        null,
                        "",
                        Set.of(),
                        null,
                        null,
                        GUEST,
                        guarantee),
                key == null ? null : new IdempotentRequest("usr_1 POST /v1/reservations", key, "hash of " + stay));
    }

    /** A hold; answers its id. */
    public String placed() {
        return placed(stay(), null);
    }

    private String placed(StayDates stay, @Nullable String guarantee) {
        return get(PlaceReservations.class)
                .place(wish(stay, null, guarantee), Reservation::id)
                .orThrow()
                .reservationId();
    }

    /** Paid with a card, confirmed, in room 101; answers its id. */
    public String paid() {
        return paid(stay());
    }

    public String paid(StayDates stay) {
        Reservation booking = booking(placed(stay, null));
        PaymentAttempt attempt = new PaymentAttempt(
                "pay_of_" + booking.id(),
                booking.id(),
                PaymentAttempt.Purpose.BOOKING,
                1,
                booking.total(),
                "tok_ok",
                now());
        attempt.capture("ch_1", now());
        ports.payments.add(attempt);
        booking.submitPayment(GUEST, now());
        booking.receivePayment(booking.total(), now());
        return confirmed(booking);
    }

    /** To be paid at the hotel, guaranteed by a card, in room 101; answers its id. */
    public String guaranteed() {
        plan = PaymentPlan.PAY_AT_HOTEL;
        return confirmed(booking(placed(stay(), "tok_card")));
    }

    private String confirmed(Reservation booking) {
        booking.confirm(now());
        booking.assignRooms(Sentence.said("Room 101"), Actor.WORKFLOW, now());
        ports.allocations.allocate(booking.id(), booking.stay(), List.of(new AssignedRoom("rom_101", "101", "rmt_1")));
        workflow.told().clear();
        return booking.id();
    }

    /** So many rooms more of the type. */
    public void built(String roomTypeId, int rooms) {
        for (int number = 0; number < rooms; number++) {
            String id = "rom_" + roomTypeId + "_" + number;
            ports.catalogue.add(new Room(id, HOTEL, roomTypeId, id, 1, Set.of()));
        }
    }

    /** The guest before has not left. */
    public void roomIsOccupied() {
        ports.catalogue.room("rom_101").orElseThrow().occupy();
    }

    public void hotelCloses(String reservationId) {
        ports.closures.items.put(
                reservationId,
                new ClosureItem(
                        "clo_1", reservationId, ClosureItem.State.OFFERED, 7, null, null, null, null, clock.instant()));
    }

    /** Of every room type on every night. */
    public void sold(int rooms) {
        ports.inventory.sold = rooms;
    }

    public void workflowIsBusy() {
        workflow.isBusy();
    }

    // ---- what became of it

    public Reservation booking(String reservationId) {
        return ports.reservations.lockExisting(reservationId);
    }

    public <E extends CatalogueEntry> E entry(Class<E> kind, String id) {
        return ports.catalogue.find(kind, id).orElseThrow();
    }

    /** Numbers of its rooms. */
    public List<String> rooms(String reservationId) {
        return ports.allocations.of(reservationId).stream()
                .map(AssignedRoom::number)
                .toList();
    }

    public List<WorkItem> openWork(String reservationId) {
        return ports.workItems.openOf(reservationId);
    }

    /** Rooms on sale on each night. */
    public Map<LocalDate, Integer> calendar(String roomTypeId) {
        return ports.inventory.rooms.getOrDefault(roomTypeId, Map.of());
    }

    public int bookings() {
        return ports.reservations.all.size();
    }

    /** What workflows were told since the last booking was ready. */
    public List<String> told() {
        return workflow.told();
    }

    /** Type and amount of each posting. */
    public List<String> folio(String reservationId) {
        return ports.folios.of(reservationId).stream()
                .map(posting -> posting.type() + " " + posting.amount().decimal())
                .toList();
    }

    /** Whatever became of them, oldest first. */
    public List<Refund> refundsOf(String reservationId) {
        return ports.payments.refundsOf(reservationId);
    }

    /** Amounts that were promised back. */
    public List<String> refunds(String reservationId) {
        return ports.payments.refundsOf(reservationId).stream()
                .filter(Refund::isDue)
                .map(refund -> refund.amount().decimal())
                .toList();
    }

    /** Amounts that are to be charged and of which nobody knows yet. */
    public List<String> openCharges(String reservationId) {
        return ports.payments.attemptsOf(reservationId).stream()
                .filter(PaymentAttempt::isOpen)
                .map(attempt -> attempt.amount().decimal())
                .toList();
    }

    public List<AuditEntry> audit() {
        return ports.audit.entries;
    }

    /** How many transactions were given up. */
    public int rolledBack() {
        return transactions.rolledBack();
    }

    @Override
    public void close() {
        context.close();
    }
}
