package io.lodgeflow.workflows.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.memory.CommandsInMemory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may repair what, and what is written down of it. */
class RepairDeskTest {

    private static final Operator OPERATIONS =
            new Operator(new Actor("operations:usr_3"), Role.OPERATIONS, null, "10.0.0.1");
    private static final Operator SUPPORT = new Operator(new Actor("support:usr_4"), Role.SUPPORT, null, "10.0.0.2");

    private final CommandsInMemory hotel = new CommandsInMemory();
    private final RepairDesk desk = hotel.get(RepairDesk.class);
    private final String id = hotel.paid();

    @AfterEach
    void closed() {
        hotel.close();
    }

    private static Operator houseOf(String hotelId) {
        return new Operator(new Actor("front_desk:usr_5"), Role.FRONT_DESK, hotelId, "10.0.0.3");
    }

    private static String refused(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused<?>) result).refusal().code();
    }

    @Test
    void aPreviewSaysWhatARepairDoesAndWritesNothing() {
        RepairPreview preview = desk.preview(id, new BookingRepairs.CancelWithWaiver(), OPERATIONS)
                .orThrow();
        assertThat(preview.effects())
                .extracting(Effect::kind)
                .containsExactly(
                        Effect.Kind.STATUS,
                        Effect.Kind.NIGHTS_RELEASED,
                        Effect.Kind.ROOMS,
                        Effect.Kind.REFUND,
                        Effect.Kind.GUEST_TOLD);
        assertThat(hotel.booking(id).status()).isEqualTo(ReservationStatus.PAID);
        assertThat(hotel.audit()).isEmpty();
    }

    @Test
    void whatIsDoneIsWrittenDownWithBeforeAndAfter() {
        hotel.at(hotel.stay().arrival(), "10:00");
        desk.perform(id, new BookingRepairs.CancelWithWaiver(), "the pool is closed", null, OPERATIONS)
                .orThrow();
        assertThat(hotel.booking(id).status()).isEqualTo(ReservationStatus.CANCELED);
        assertThat(hotel.refunds(id)).containsExactly("200.00");
        assertThat(hotel.audit()).singleElement().satisfies(line -> {
            assertThat(line.action()).isEqualTo("cancel_with_waiver");
            assertThat(line.target()).isEqualTo(id);
            assertThat(line.reason()).isEqualTo("the pool is closed");
            assertThat(line.before()).contains("status=paid", "kept=200.00", "rooms=101", "email=o***@example.com");
            assertThat(line.after()).contains("status=canceled", "kept=0.00");
        });
    }

    @Test
    void supportCancelsByThePolicyAndGivesNothingAway() {
        hotel.at(hotel.stay().arrival(), "10:00");
        assertThat(refused(desk.perform(id, new BookingRepairs.CancelWithWaiver(), "reason", null, SUPPORT)))
                .isEqualTo("forbidden");
        assertThat(hotel.audit()).isEmpty();
        desk.perform(id, new BookingRepairs.Cancel(), "reason", null, SUPPORT).orThrow();
        assertThat(hotel.folio(id)).containsExactly("CANCELLATION_FEE 200.00");
    }

    @Test
    void staffOfOneHotelSeeItsBookingsOnly() {
        desk.perform(id, new GuestRepairs.AddNote(), "late arrival", null, houseOf(CommandsInMemory.HOTEL))
                .orThrow();
        assertThat(refused(desk.perform(id, new GuestRepairs.AddNote(), "late arrival", null, houseOf("htl_2"))))
                .isEqualTo("not_found");
        assertThat(hotel.audit()).hasSize(1);
    }

    @Test
    void nobodyRepairsWithoutAReasonOrOnAnOldVersion() {
        assertThat(refused(desk.perform(id, new TokenRepairs.Suspend(), " ", null, OPERATIONS)))
                .isEqualTo("reason_missing");
        assertThat(refused(desk.perform(id, new TokenRepairs.Suspend(), "x".repeat(301), null, OPERATIONS)))
                .isEqualTo("reason_missing");
        int seen = hotel.booking(id).version() + 1;
        assertThat(refused(desk.perform(id, new TokenRepairs.Suspend(), "reason", seen, OPERATIONS)))
                .isEqualTo("changed_meanwhile");
        assertThat(hotel.audit()).isEmpty();
    }

    @Test
    void whatIsSuspendedIsResumedOnce() {
        assertThat(desk.perform(id, new TokenRepairs.Suspend(), "reason", null, OPERATIONS)
                        .orThrow()
                        .after())
                .contains("suspended=true");
        assertThat(desk.perform(id, new TokenRepairs.Resume(), "reason", null, OPERATIONS)
                        .orThrow()
                        .after())
                .contains("suspended=false");
        assertThat(desk.perform(id, new TokenRepairs.Resume(), "reason", null, OPERATIONS))
                .isInstanceOf(Result.Refused.class);
        assertThat(hotel.audit()).hasSize(2);
    }

    private static List<RepairKind> kinds(Predicate<RepairKind> which) {
        return Arrays.stream(RepairKind.values()).filter(which).toList();
    }

    @Test
    void whatGivesMoneyAwayIsForOperationsAndWhatConcernsTheHouseForItsStaff() {
        assertThat(kinds(kind -> kind.isAllowedTo(Role.GUEST))).isEmpty();
        assertThat(kinds(kind -> kind.isAllowedTo(Role.FRONT_DESK)))
                .containsExactly(RepairKind.REASSIGN_ROOM, RepairKind.RESEND_MESSAGE, RepairKind.ADD_NOTE);
        assertThat(kinds(kind -> !kind.isAllowedTo(Role.SUPPORT)))
                .containsExactly(RepairKind.COMPENSATE, RepairKind.CANCEL_WITH_WAIVER);
        assertThat(kinds(kind -> !kind.isAllowedTo(Role.OPERATIONS))).isEmpty();
    }

    @Test
    void whatNeedsSomethingOfOneBookingIsDecidedBookingByBooking() {
        assertThat(kinds(kind -> !kind.isForMany()))
                .containsExactly(
                        RepairKind.EDIT_AND_RETRY,
                        RepairKind.SKIP_STEP,
                        RepairKind.MOVE_TO_STEP,
                        RepairKind.REFUND,
                        RepairKind.REASSIGN_ROOM);
        assertThat(kinds(RepairKind::isForMany))
                .allSatisfy(kind -> assertThat(kind.forMany(null).kind()).isEqualTo(kind));
    }

    @Test
    void everyKindAsksForFieldsOfTheForm() {
        List<String> form = Arrays.stream(Repair.Form.class.getMethods())
                .map(Method::getName)
                .toList();
        assertThat(kinds(kind -> !kind.fields().isEmpty()))
                .hasSize(7)
                .allSatisfy(kind -> assertThat(form).containsAll(kind.fields()));
    }
}
