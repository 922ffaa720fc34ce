package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.workflows.assignment.AssignRoomsByHand;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.frontdesk.CheckIn;
import io.lodgeflow.workflows.management.CatalogueChanges;
import io.lodgeflow.workflows.management.CatalogueChanges.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The workflow and several clerks give out the same rooms at the same moment. */
@OnBothDatabases(Because.RACE)
class RoomRaceTest {

    private static final Actor DESK = new Actor("front_desk:usr_race");

    private final Product lodgeflow = Product.shared();
    private final PlaceReservations place = lodgeflow.bean(PlaceReservations.class);
    private final AssignRoomsByHand byHand = lodgeflow.bean(AssignRoomsByHand.class);
    private final DueWork dueWork = lodgeflow.bean(DueWork.class);

    private List<String> book(TestHotel hotel, LocalDate arrival, int bookings) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < bookings; i++) {
            Wish wish = Wish.of(hotel, "standard", arrival.plusDays(i % 2), 2).plan("pay_at_hotel");
            ids.add(place.place(wish.command(), reservation -> "").orThrow().reservationId());
        }
        return ids;
    }

    /** Makes the assignments fall due without running them. */
    private List<String> assignmentsDue(TestHotel hotel, LocalDate lastArrival) {
        lodgeflow.settle();
        Instant due =
                lastArrival.minusDays(1).atTime(15, 0).atZone(hotel.zone()).toInstant();
        if (due.isAfter(lodgeflow.now())) {
            lodgeflow.bean(LodgeflowClock.class).stopAt(due);
        }
        return dueWork.dueJobs();
    }

    private Reservation read(String id) {
        return lodgeflow
                .bean(Transactions.class)
                .read(() -> lodgeflow.bean(Reservations.class).find(id).orElseThrow());
    }

    private int doubleUse(TestHotel hotel) {
        return lodgeflow
                .jdbc()
                .queryForList(
                        "select n.room_id, n.stay_date from room_night n join room r on r.id = n.room_id"
                                + " where r.hotel_id = ? group by n.room_id, n.stay_date having count(*) > 1",
                        hotel.id())
                .size();
    }

    @Test
    void theWorkflowGivesEverybodyARoomOfTheirOwn() {
        TestHotel hotel = TestHotel.with(lodgeflow, 10, 2, 100);
        LocalDate arrival = hotel.today().plusDays(3);
        List<String> ids = book(hotel, arrival, 10);
        List<String> jobs = assignmentsDue(hotel, arrival.plusDays(1));
        assertThat(jobs).hasSizeGreaterThanOrEqualTo(10);
        try (RaceLog log = RaceLog.listen()) {
            assertThat(AtOnce.each(jobs, dueWork::run)).containsOnly(true);
            assertThat(log.warnings()).isEmpty();
        }
        lodgeflow.settle();
        assertThat(ids).allMatch(id -> read(id).roomsAssigned());
        assertThat(doubleUse(hotel)).isZero();
        assertThat(lodgeflow.violations()).isEmpty();
    }

    @Test
    void oneJobRunByEveryNodeAssignsOnce() {
        TestHotel hotel = TestHotel.with(lodgeflow, 2, 0, 100);
        LocalDate arrival = hotel.today().plusDays(3);
        String id = book(hotel, arrival, 1).getFirst();
        List<String> jobs = assignmentsDue(hotel, arrival);
        AtOnce.each(
                Collections.nCopies(8, jobs),
                all -> all.stream().filter(dueWork::run).count());
        lodgeflow.settle();
        assertThat(lodgeflow
                        .jdbc()
                        .queryForObject(
                                "select count(*) from reservation_event where reservation_id = ?"
                                        + " and type = 'ROOMS_ASSIGNED'",
                                Integer.class,
                                id))
                .isEqualTo(1);
        assertThat(lodgeflow.violations()).isEmpty();
    }

    @Test
    void clerksAndTheWorkflowForTheSameRooms() {
        for (long seed = 1; seed <= 3; seed++) {
            TestHotel hotel = TestHotel.with(lodgeflow, 6, 1, 100);
            LocalDate arrival = hotel.today().plusDays(3);
            List<String> ids = book(hotel, arrival, 6);
            List<String> jobs = assignmentsDue(hotel, arrival.plusDays(1));
            Random random = new Random(seed);
            List<Callable<String>> actions = new ArrayList<>();
            jobs.forEach(job -> actions.add(() -> dueWork.run(job) ? "run" : "somebody was faster"));
            for (int i = 0; i < 18; i++) {
                String id = ids.get(random.nextInt(ids.size()));
                String room = hotel.id() + "_standard_" + random.nextInt(3);
                actions.add(() -> told(byHand.assign(id, List.of(room), null, DESK)));
            }
            Collections.shuffle(actions, random);
            List<String> told = AtOnce.all(actions);
            assertThat(told)
                    .as("seed " + seed)
                    .doesNotContain("busy", "not_ready")
                    .containsAnyOf("assigned", "room_not_free");
            lodgeflow.settle();
            assertThat(doubleUse(hotel)).as("seed " + seed).isZero();
            assertThat(ids).as("seed " + seed).allMatch(id -> read(id).roomsAssigned());
            assertThat(lodgeflow.violations()).as("seed " + seed).isEmpty();
        }
    }

    /** Whoever is first: nobody lives in a room that is out of order, and a guest who came is let in if there is a room. */
    @Test
    void anArrivalAndARoomThatGetsOutOfOrder() {
        for (int round = 0; round < 8; round++) {
            boolean another = round % 2 == 0;
            TestHotel hotel = TestHotel.with(lodgeflow, another ? 2 : 1, 0, 100);
            LocalDate arrival = hotel.today().plusDays(2);
            Wish wish = Wish.of(hotel, "standard", arrival, 2).plan("pay_at_hotel");
            String id = place.place(wish.command(), reservation -> "").orThrow().reservationId();
            lodgeflow.travelTo(hotel.at(arrival, "16:00"));
            String room = roomOf(id).getFirst();
            List<Callable<String>> actions = List.of(
                    () -> said(lodgeflow.bean(CheckIn.class).checkIn(id, false, null, DESK)),
                    () -> said(lodgeflow
                            .bean(CatalogueChanges.class)
                            .change(
                                    Kind.ROOM,
                                    hotel.id(),
                                    room,
                                    null,
                                    broken -> broken.change(
                                            broken.number(), 1, broken.features(), RoomStatus.OUT_OF_ORDER))));
            List<String> told = AtOnce.all(actions);
            lodgeflow.settle();
            boolean isBroken = told.getLast().equals("done");
            assertThat(told.getLast()).as(told.toString()).isIn("done", "room_occupied");
            assertThat(told.getFirst())
                    .as(told.toString())
                    .isEqualTo(isBroken && !another ? "no_room_assigned" : "done");
            assertThat(statusOf(room)).as(told.toString()).isEqualTo(isBroken ? "OUT_OF_ORDER" : "OCCUPIED");
            for (String has : roomOf(id)) {
                assertThat(statusOf(has)).as(told.toString()).isEqualTo("OCCUPIED");
            }
            assertThat(lodgeflow.violations()).isEmpty();
        }
    }

    private List<String> roomOf(String id) {
        return lodgeflow.texts("select distinct room_id from room_night where reservation_id = ?", id);
    }

    private String statusOf(String room) {
        return lodgeflow.texts("select status from room where id = ?", room).getFirst();
    }

    private static String said(Result<String> result) {
        return result instanceof Result.Refused<?> refused ? refused.refusal().code() : "done";
    }

    private static String told(Result<List<AssignedRoom>> result) {
        return switch (result) {
            case Result.Done<List<AssignedRoom>> done -> "assigned";
            case Result.Refused<List<AssignedRoom>> refused -> refused.refusal().code();
        };
    }
}
