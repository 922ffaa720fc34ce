package io.lodgeflow.pages.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.catalogue.RoomWish;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.message.MessageKind;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry;
import io.lodgeflow.domain.reservation.PaymentStatus;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.engine.incident.WorkflowRepairs.RetryOutcome;
import io.lodgeflow.engine.version.StepKind;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.CampaignItem;
import io.lodgeflow.workflows.campaign.MigrationRuns;
import io.lodgeflow.workflows.operations.RepairKind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;

/** Every state and kind that a page can name has a Korean name; without one {@link Words#name} would show the English. */
class KoreanNamesTest {

    private static final MessageSource MESSAGES = new PageConfiguration().messageSource();
    /** Names that are no type of ours: of people who act, and of a room's features. */
    private static final List<String> NO_TYPE = List.of("actor", "feature");

    /** All but those that only moves to another version know. */
    private static final Collection<CampaignItem.State> OF_REPAIRS =
            EnumSet.complementOf(EnumSet.of(CampaignItem.State.WAITING, CampaignItem.State.MIGRATED));

    /** What {@code words.name(family, value)} may be asked for. */
    private record Family(String name, Collection<? extends Enum<?>> values) {

        Family(String name, Class<? extends Enum<?>> type) {
            this(name, List.of(type.getEnumConstants()));
        }
    }

    private static final List<Family> FAMILIES = List.of(
            new Family("attempt", PaymentAttempt.Status.class),
            new Family("batch", Campaign.Kind.REPAIR.states()),
            new Family("closed", ClosureItem.Outcome.class),
            new Family("closing", ClosureItem.State.class),
            new Family("closure", Campaign.Kind.CLOSURE.states()),
            new Family("event", ReservationEventType.class),
            new Family("item", OF_REPAIRS),
            new Family("kind", WorkItem.Kind.class),
            new Family("message", MessageKind.class),
            new Family("migration", Campaign.Kind.MOVE.states()),
            new Family("migrationItem", MigrationRuns.ITEM_STATES),
            new Family("outcome", WorkItem.Kind.class),
            new Family("payment", PaymentStatus.class),
            new Family("points", PointsEntry.Kind.class),
            new Family("purpose", PaymentAttempt.Purpose.class),
            new Family("refund", Refund.Status.class),
            new Family("repair", RepairKind.class),
            new Family("retried", RetryOutcome.State.class),
            new Family("role", Role.class),
            new Family("room", RoomStatus.class),
            new Family("status", ReservationStatus.class),
            new Family("stepKind", StepKind.class),
            new Family("wish", RoomWish.class));

    @ParameterizedTest
    @MethodSource("families")
    void everyValueHasAName(Family family) {
        assertThat(family.values().stream().map(Enum::name))
                .allSatisfy(value -> assertThat(MESSAGES.getMessage(
                                family.name() + "." + value.toLowerCase(Locale.ROOT), null, "", Locale.KOREAN))
                        .containsPattern("[가-힣]"));
    }

    /** A family that a template uses and this test does not know is not looked at. */
    @Test
    void everyFamilyIsKnown() {
        Pattern asked = Pattern.compile("words\\.name\\(['\"](\\w+)['\"]");
        assertThat(Stream.of(".html", ".java")
                        .flatMap(ending -> SourceFiles.of("pages", ending).stream())
                        .flatMap(file -> asked.matcher(SourceFiles.text(file)).results())
                        .map(found -> found.group(1))
                        .filter(name -> !NO_TYPE.contains(name)))
                .isSubsetOf(FAMILIES.stream().map(Family::name).toList())
                .hasSizeGreaterThan(20);
    }

    static List<Family> families() {
        return FAMILIES;
    }
}
