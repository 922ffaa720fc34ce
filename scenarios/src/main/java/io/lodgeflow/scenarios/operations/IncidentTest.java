package io.lodgeflow.scenarios.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.incident.IncidentLog;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.Campaign.State;
import io.lodgeflow.workflows.campaign.CampaignItem;
import io.lodgeflow.workflows.campaign.CampaignStore;
import io.lodgeflow.workflows.campaign.RepairBatches;
import io.lodgeflow.workflows.operations.BookingRepairs;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.Incidents.IncidentGroup;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Incidents by cause, and retries that hit exactly the selection and tell the truth (O3, O8). */
class IncidentTest extends Desk {

    private final Incidents incidents = lodgeflow.bean(Incidents.class);
    private final RepairBatches batches = lodgeflow.bean(RepairBatches.class);
    private final TestHotel hotel = hotel(12, 1);

    /** Twelve causes as real systems write them; each failure has values of its own. */
    private static final List<String> CAUSES = List.of(
            "No enum constant io.lodgeflow.domain.catalogue.RoomWish.%1$s",
            "Connection to gateway-%2$d.payments.example:443 refused after %2$d ms",
            "Duplicate entry 'rom_%1$s-2026-07-%3$02d' for key 'room_night.PRIMARY'",
            "reservation res_%1$s is CANCELED, its payment REFUND_PENDING",
            "Read timed out (request %4$s)",
            "res_%1$s has %2$d.%3$02d EUR too little paid to give back %2$d.00 EUR",
            "Cannot send mail to guest%2$d@mail%3$d.example: mailbox full",
            "Deadlock found when trying to get lock; try restarting transaction %2$d",
            "Value \"%1$s\" too long for column \"note\"",
            "stay 2026-08-%3$02d to 2026-09-%3$02d: no price for night 2026-08-%3$02d",
            "The gateway answered 503 at 2026-06-01T08:%3$02d:00.%2$dZ",
            "night rmt_%1$s 2026-07-%3$02d oversold by %2$d");

    @Test
    void tenThousandFailuresOfTwelveCausesAreTwelveGroups() {
        int before = incidents.groups(1000).size();
        IncidentLog log = lodgeflow.bean(IncidentLog.class);
        List<String> fingerprints = new ArrayList<>();
        List<IncidentRecord> opened =
                IntStream.range(0, 10_000).mapToObj(this::failure).toList();
        for (int from = 0; from < opened.size(); from += 500) {
            List<IncidentRecord> some = opened.subList(from, from + 500);
            lodgeflow.bean(Transactions.class).run(() -> {
                List<io.lodgeflow.engine.counter.StepJournal.CauseChange> changes = new ArrayList<>();
                for (IncidentRecord incident : some) {
                    String fingerprint = log.opened(incident).fingerprint();
                    fingerprints.add(fingerprint);
                    changes.add(new io.lodgeflow.engine.counter.StepJournal.CauseChange(fingerprint, 1, 0));
                }
                lodgeflow
                        .bean(io.lodgeflow.engine.counter.StepJournal.class)
                        .append(List.of(), changes, lodgeflow.now());
            });
        }
        counters.fold();
        List<IncidentGroup> groups = incidents.groups(1000).stream()
                .filter(group -> fingerprints.contains(group.fingerprint()))
                .toList();
        assertThat(groups).hasSize(12);
        assertThat(incidents.groups(1000)).hasSizeBetween(before, before + 12);
        assertThat(groups.stream().mapToLong(IncidentGroup::open).sum()).isEqualTo(10_000);
        assertThat(groups).allSatisfy(group -> {
            assertThat(group.trend().getLast()).isGreaterThanOrEqualTo(833);
            assertThat(group.sample()).isNotEmpty();
        });
        // put away again: no real work belongs to them
        change("delete from workflow_incident where id like 'inc-test-%'");
        change("update incident_cause set open_count = (select count(*) from workflow_incident i where i.fingerprint ="
                + " incident_cause.fingerprint and i.closed_at is null)");
    }

    private IncidentRecord failure(int number) {
        String id = UUID.nameUUIDFromBytes(("failure" + number).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        String word = "X" + id.substring(0, 8) + number;
        return new IncidentRecord(
                "inc-test-" + id,
                "job-" + id,
                IncidentRecord.Kind.JOB,
                CAUSES.get(number % CAUSES.size()).formatted(word, 100 + number, 1 + number % 28, id),
                "reservation",
                1,
                "AssignRooms",
                "res_none",
                lodgeflow.now());
    }

    @Test
    void aBatchWithThirtyPercentPoisonedItemsReportsExactlyThat() {
        List<String> ids = failedBookings("POISON", 10);
        IncidentGroup group = groupOf(ids.getFirst());
        assertThat(group.open()).isEqualTo(10);
        assertThat(group.steps()).containsExactly("reservation/AssignRooms");
        ids.subList(3, 10).forEach(this::mendWishes);

        Campaign frozen = batches.freezeCause(group.fingerprint(), "the wishes are mended", 600, SUPPORT)
                .orThrow();
        assertThat(frozen.size()).isEqualTo(10);
        String late = failedBookings("POISON", 1).getFirst(); // of the same cause, but not selected

        batches.tryOne(frozen.id(), SUPPORT).orThrow();
        assertThat(settled(frozen.id()).state()).isEqualTo(State.ONE_TRIED);
        assertThat(ended(frozen.id())).isEqualTo(1);
        batches.runAll(frozen.id(), SUPPORT).orThrow();
        Campaign finished = settled(frozen.id());
        assertThat(finished.state()).isEqualTo(State.FINISHED);
        assertThat(finished.items())
                .isEqualTo(Map.of(CampaignItem.State.RECOVERED, 7, CampaignItem.State.FAILED_AGAIN, 3));
        Map<String, CampaignItem.State> outcome = batches.items(frozen.id(), 0, 100).orThrow().stream()
                .collect(Collectors.toMap(CampaignItem::reservationId, CampaignItem::state));
        ids.subList(0, 3).forEach(id -> assertThat(outcome).containsEntry(id, CampaignItem.State.FAILED_AGAIN));
        ids.subList(3, 10).forEach(id -> {
            assertThat(outcome).containsEntry(id, CampaignItem.State.RECOVERED);
            assertThat(steps(id)).containsExactly("AwaitArrival");
        });
        assertThat(outcome).doesNotContainKey(late);
        assertThat(groupOf(late).open()).isEqualTo(4);
        List.of(ids.get(0), ids.get(1), ids.get(2), late).forEach(this::endWithCompensation);
    }

    @Test
    void theRateIsKeptAndABatchCanBePausedAndStopped() {
        List<String> ids = failedBookings("SLOW", 5);
        ids.forEach(this::mendWishes);
        Campaign batch = batches.freezeCause(groupOf(ids.getFirst()).fingerprint(), "slowly", 60, SUPPORT)
                .orThrow();
        batches.runAll(batch.id(), SUPPORT).orThrow();
        assertThat(ended(batch.id())).isBetween(1, 2);
        advance(Duration.ofSeconds(1));
        int soFar = ended(batch.id());
        assertThat(soFar).isBetween(2, 3);
        batches.pause(batch.id(), SUPPORT).orThrow();
        advance(Duration.ofMinutes(3));
        assertThat(ended(batch.id())).isEqualTo(soFar);
        assertThat(batches.pause(batch.id(), SUPPORT)).isInstanceOf(Result.Refused.class);
        Campaign stopped = batches.stop(batch.id(), SUPPORT).orThrow();
        assertThat(stopped.items())
                .containsEntry(CampaignItem.State.RECOVERED, soFar)
                .containsEntry(CampaignItem.State.NOT_TRIED, 5 - soFar);
        assertThat(batches.runAll(batch.id(), SUPPORT)).isInstanceOf(Result.Refused.class);
        ids.stream().filter(id -> !incidents.openOfReservation(id).isEmpty()).forEach(this::endWithCompensation);
    }

    @Test
    void whatSomebodyElseDealtWithIsGoneAndWhatANodeLeftBehindIsFollowedUp() {
        List<String> ids = failedBookings("GONE", 3);
        ids.forEach(this::mendWishes);
        Campaign batch = batches.freezeCause(groupOf(ids.getFirst()).fingerprint(), "race", 600, SUPPORT)
                .orThrow();
        List<CampaignItem> items = batches.items(batch.id(), 0, 10).orThrow();
        repaired(items.get(0).reservationId(), new BookingRepairs.Cancel());
        // a node marks the second item, lets its work be tried, and dies before it runs it
        Transactions transactions = lodgeflow.bean(Transactions.class);
        CampaignStore store = lodgeflow.bean(CampaignStore.class);
        change(
                "update campaign_item set state = 'RUNNING', started_at = ? where campaign_id = ? and position = 2",
                java.time.LocalDateTime.ofInstant(lodgeflow.now(), java.time.ZoneOffset.UTC),
                batch.id());
        transactions.run(() -> lodgeflow
                .bean(io.lodgeflow.engine.incident.WorkflowRepairs.class)
                .release(java.util.Objects.requireNonNull(items.get(1).workId()), IncidentRecord.Kind.JOB));
        assertThat(transactions.read(() -> store.running(lodgeflow.now(), 10))).hasSize(1);
        batches.runAll(batch.id(), SUPPORT).orThrow();
        assertThat(transactions.read(() -> store.running(lodgeflow.now(), 10)))
                .as("nobody cares for the second yet; the background may be trying another at this moment")
                .extracting(running -> running.item().position())
                .contains(2);
        advance(Duration.ofMinutes(2)); // the background runs what was released, then the outcome is read
        Campaign finished = settled(batch.id());
        assertThat(finished.state()).isEqualTo(State.FINISHED);
        assertThat(batches.items(batch.id(), 0, 10).orThrow())
                .extracting(CampaignItem::state)
                .containsExactly(CampaignItem.State.GONE, CampaignItem.State.RECOVERED, CampaignItem.State.RECOVERED);
    }

    @Test
    void onlyTheHeadOfficeRetries() {
        assertThat(guest.get("/v1/operations/incident-groups").status()).isEqualTo(403);
        assertThat(person("frontdesk").get("/v1/operations/incident-groups").status())
                .isEqualTo(403);
        assertThat(operations.get("/v1/operations/incident-groups").status()).isEqualTo(200);
        assertThat(operations.get("/v1/operations/repair-batches").status()).isEqualTo(200);
        assertThat(operations.get("/v1/operations/repair-batches/rtb_unknown").status())
                .isEqualTo(404);
    }

    private List<String> failedBookings(String broken, int count) {
        LocalDate arrival = hotel.today().plusDays(2);
        List<String> ids = IntStream.range(0, count)
                .mapToObj(number -> failed(hotel, arrival, broken))
                .toList();
        travelTo(hotel, arrival.minusDays(1), "16:30");
        return ids;
    }

    private IncidentGroup groupOf(String reservationId) {
        lodgeflow.settle();
        String fingerprint = column(
                        "select fingerprint from workflow_incident where reservation_id = ? and closed_at is null",
                        reservationId)
                .getFirst();
        return incidents.groups(1000).stream()
                .filter(group -> group.fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow();
    }

    private Campaign settled(String id) {
        lodgeflow.settle();
        return batches.find(id).orThrow();
    }

    private int ended(String id) {
        Map<CampaignItem.State, Integer> items = settled(id).items();
        return items.getOrDefault(CampaignItem.State.RECOVERED, 0)
                + items.getOrDefault(CampaignItem.State.FAILED_AGAIN, 0);
    }

    private void endWithCompensation(String id) {
        repaired(id, new BookingRepairs.Compensate());
        mendWishes(id);
    }
}
