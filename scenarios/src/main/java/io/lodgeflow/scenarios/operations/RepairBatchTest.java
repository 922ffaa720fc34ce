package io.lodgeflow.scenarios.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.scenarios.AtOnce;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.AuditLog.AuditRecord;
import io.lodgeflow.workflows.campaign.BatchRepair;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.Campaign.State;
import io.lodgeflow.workflows.campaign.CampaignItem;
import io.lodgeflow.workflows.campaign.RepairBatches;
import io.lodgeflow.workflows.operations.BookingRepairs;
import io.lodgeflow.workflows.operations.BookingSearch;
import io.lodgeflow.workflows.operations.RepairKind;
import io.lodgeflow.workflows.words.Sentences;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One repair of many bookings: exactly the selection that was previewed, each once, whoever dies or runs beside. */
@OnBothDatabases(Because.RACE)
class RepairBatchTest extends Desk {

    private final RepairBatches batches = lodgeflow.bean(RepairBatches.class);
    private final TestHotel hotel = hotel(14, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);

    @Test
    void exactlyThePreviewedSelectionIsRepairedEachWithItsLineInTheLog() {
        List<String> ids = booked(3);
        String other = booked(1).getFirst();
        cancel(guest, ids.get(1));
        Campaign frozen = settled(frozen(ids, RepairKind.CANCEL, 600));
        assertThat(frozen.state()).isEqualTo(State.FROZEN);
        assertThat(frozen.size()).isEqualTo(3);
        assertThat(frozen.refusedInPreview()).isEqualTo(1);
        List<CampaignItem> previewed = batches.items(frozen.id(), 0, 10).orThrow();
        assertThat(Sentences.english(Objects.requireNonNull(previewed.get(0).preview())))
                .contains("go back on sale", "100.00 EUR");
        assertThat(previewed.get(1).refused()).isTrue();
        assertThat(ids).allSatisfy(id -> assertThat(lines(id)).isEmpty());
        assertThat(status(ids.getFirst())).isEqualTo("paid");

        batches.runAll(frozen.id(), SUPPORT).orThrow();
        advance(Duration.ofMinutes(1));
        Campaign finished = settled(frozen.id());
        assertThat(finished.state()).isEqualTo(State.FINISHED);
        assertThat(finished.items()).isEqualTo(Map.of(CampaignItem.State.DONE, 2, CampaignItem.State.REFUSED, 1));
        assertThat(status(ids.get(0))).isEqualTo("refunded");
        assertThat(status(ids.get(2))).isEqualTo("refunded");
        assertThat(status(other)).isEqualTo("paid");
        assertThat(lines(ids.get(0))).singleElement().satisfies(line -> {
            assertThat(line.action()).isEqualTo("cancel");
            assertThat(line.reason()).isEqualTo("the works next door");
            assertThat(line.actor()).isEqualTo("support:usr_s");
        });
        assertThat(lines(ids.get(1))).isEmpty();
        assertThat(code(batches.runAll(frozen.id(), SUPPORT))).isEqualTo("wrong_state");
    }

    @Test
    void allOfASearchIsWhatItFindsAtThatMoment() {
        List<String> ids = booked(3);
        Campaign batch = batches.freezeFound(
                        ofTheHotel(), new BatchRepair(RepairKind.ASSIGN, "usr_night"), "night shift", 600, SUPPORT)
                .orThrow();
        String late = booked(1).getFirst();
        assertThat(settled(batch.id()).size()).isEqualTo(3);
        batches.tryOne(batch.id(), SUPPORT).orThrow();
        assertThat(settled(batch.id()).items())
                .isEqualTo(Map.of(CampaignItem.State.DONE, 1, CampaignItem.State.SELECTED, 2));
        assertThat(batches.find(batch.id()).orThrow().state()).isEqualTo(State.ONE_TRIED);
        batches.runAll(batch.id(), SUPPORT).orThrow();
        advance(Duration.ofMinutes(1));
        assertThat(settled(batch.id()).items()).isEqualTo(Map.of(CampaignItem.State.DONE, 3));
        assertThat(ids)
                .allSatisfy(id -> assertThat(lines(id))
                        .singleElement()
                        .satisfies(line -> assertThat(line.after()).endsWith("assignee=usr_night")));
        assertThat(lines(late)).isEmpty();
    }

    @Test
    void aBatchKeepsItsRateAndIsPausedAndStopped() {
        List<String> ids = booked(5);
        String batch = frozen(ids, RepairKind.ADD_NOTE, 60);
        settled(batch);
        batches.runAll(batch, SUPPORT).orThrow();
        assertThat(done(batch)).isBetween(1, 2);
        advance(Duration.ofSeconds(1));
        int soFar = done(batch);
        assertThat(soFar).isBetween(2, 3);
        batches.pause(batch, SUPPORT).orThrow();
        advance(Duration.ofMinutes(3));
        assertThat(done(batch)).isEqualTo(soFar);
        batches.runAll(batch, OPERATIONS).orThrow();
        lodgeflow.settle();
        batches.stop(batch, OPERATIONS);
        assertThat(settled(batch).state()).isIn(State.STOPPED, State.FINISHED);
        int noted = ids.stream().mapToInt(id -> lines(id).size()).sum();
        assertThat(done(batch)).isEqualTo(noted);
        assertThat(lines(ids.getFirst()).getFirst().actor()).isEqualTo("support:usr_s");
    }

    @Test
    void stoppedBeforeItRanItChangesNothing() {
        List<String> ids = booked(2);
        String batch = frozen(ids, RepairKind.SUSPEND, 600);
        settled(batch);
        assertThat(batches.stop(batch, SUPPORT).orThrow().items()).isEqualTo(Map.of(CampaignItem.State.NOT_TRIED, 2));
        assertThat(code(batches.runAll(batch, SUPPORT))).isEqualTo("wrong_state");
        assertThat(positions.of(ids.getFirst()).processes().getFirst().suspended())
                .isFalse();
    }

    @Test
    void whatANodeLeftBehindIsRepairedOnceByAnother() {
        List<String> ids = booked(2);
        String batch = frozen(ids, RepairKind.ADD_NOTE, 600);
        settled(batch);
        advance(Duration.ofMinutes(1));
        change(
                "update campaign_item set state = 'RUNNING', started_at = ? where campaign_id = ? and position = 1",
                java.time.LocalDateTime.ofInstant(lodgeflow.now(), java.time.ZoneOffset.UTC),
                batch);
        batches.runAll(batch, SUPPORT).orThrow();
        assertThat(settled(batch).items()).isEqualTo(Map.of(CampaignItem.State.RUNNING, 1, CampaignItem.State.DONE, 1));
        assertThat(lines(ids.getFirst())).isEmpty();
        advance(Duration.ofMinutes(2));
        Campaign finished = settled(batch);
        assertThat(finished.state()).isEqualTo(State.FINISHED);
        assertThat(finished.items()).isEqualTo(Map.of(CampaignItem.State.DONE, 2));
        assertThat(ids).allSatisfy(id -> assertThat(lines(id)).hasSize(1));
    }

    @Test
    void nodesThatRunItTogetherRepairEachOnce() {
        List<String> ids = booked(8);
        String batch = frozen(ids, RepairKind.ADD_NOTE, 60_000);
        settled(batch);
        advance(Duration.ofMinutes(1));
        batches.runAll(batch, SUPPORT).orThrow();
        BackgroundTask work = lodgeflow.beans(BackgroundTask.class).stream()
                .filter(task -> task.taskName().equals("repair batches"))
                .findFirst()
                .orElseThrow();
        AtOnce.each(List.of(1, 2, 3, 4), node -> work.runOnce());
        assertThat(settled(batch).items()).isEqualTo(Map.of(CampaignItem.State.DONE, 8));
        assertThat(ids).allSatisfy(id -> assertThat(lines(id)).hasSize(1));
    }

    @Test
    void aRetryOfChosenBookingsTellsTheTruth() {
        LocalDate soon = hotel.today().plusDays(2);
        List<String> ids = List.of(failed(hotel, soon, "CHOSEN_WISH"), failed(hotel, soon, "CHOSEN_WISH"));
        String healthy = booked(1).getFirst();
        travelTo(hotel, soon.minusDays(1), "16:30");
        lodgeflow.settle();
        mendWishes(ids.get(0));
        String batch = frozen(List.of(ids.get(0), ids.get(1), healthy), RepairKind.RETRY_NOW, 600);
        assertThat(settled(batch).refusedInPreview()).isEqualTo(1);
        batches.runAll(batch, SUPPORT).orThrow();
        advance(Duration.ofMinutes(1));
        Campaign finished = settled(batch);
        assertThat(finished.state()).isEqualTo(State.FINISHED);
        assertThat(batches.items(batch, 0, 10).orThrow())
                .extracting(CampaignItem::state)
                .containsExactly(
                        CampaignItem.State.RECOVERED, CampaignItem.State.FAILED_AGAIN, CampaignItem.State.REFUSED);
        assertThat(Sentences.english(
                        batches.items(batch, 0, 10).orThrow().get(1).detail()))
                .contains("CHOSEN_WISH");
        assertThat(steps(ids.get(0))).containsExactly("AwaitArrival");
        repaired(ids.get(1), new BookingRepairs.Compensate());
        mendWishes(ids.get(1));
    }

    @Test
    void whoMayAndWhatIsAskedOverRest() {
        List<String> ids = booked(1);
        Map<String, Object> body = new HashMap<>(
                Map.of("reservationIds", ids, "kind", "RESEND_MESSAGE", "reason", "mail was lost", "perMinute", 600));
        assertThat(person("frontdesk")
                        .post("/v1/operations/repair-batches", body)
                        .status())
                .isEqualTo(403);
        assertThat(guest.post("/v1/operations/repair-batches", body).status()).isEqualTo(403);
        String batch = operations.post("/v1/operations/repair-batches", body).at("/id");
        lodgeflow.settle();
        assertThat(operations
                        .get("/v1/operations/repair-batches/" + batch + "/items")
                        .json()
                        .at("/items/0/preview")
                        .asString())
                .contains("once more");
        int before = messages(ids.getFirst()).size();
        assertThat(operations
                        .post("/v1/operations/repair-batches/" + batch + "/actions/run", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(messages(ids.getFirst())).hasSize(before + 1);
        body.put("kind", "SKIP_STEP");
        assertThat(operations.post("/v1/operations/repair-batches", body).at("/code"))
                .isEqualTo("not_for_many");
        body.put("kind", "SUSPEND");
        body.put("reservationIds", null);
        assertThat(operations.post("/v1/operations/repair-batches", body).at("/code"))
                .isEqualTo("field_missing");
        assertThat(code(batches.freezeBookings(
                        ids, new BatchRepair(RepairKind.CANCEL_WITH_WAIVER, null), "why", 60, SUPPORT)))
                .isEqualTo("forbidden");
        assertThat(code(batches.freezeBookings(
                        List.of(), new BatchRepair(RepairKind.SUSPEND, null), "why", 60, SUPPORT)))
                .isEqualTo("bad_selection");
    }

    private List<String> booked(int count) {
        List<String> ids = IntStream.range(0, count)
                .mapToObj(number -> paid(guest, hotel.wish("standard", "flexible", arrival, 1)))
                .toList();
        lodgeflow.settle();
        return ids;
    }

    private String frozen(List<String> ids, RepairKind kind, int perMinute) {
        return batches.freezeBookings(ids, new BatchRepair(kind, null), "the works next door", perMinute, SUPPORT)
                .orThrow()
                .id();
    }

    private BookingSearch.Criteria ofTheHotel() {
        return new BookingSearch.Criteria(null, hotel.id(), Set.of(), null, false, null, null, null, null);
    }

    private Campaign settled(String id) {
        lodgeflow.settle();
        return batches.find(id).orThrow();
    }

    private int done(String id) {
        return settled(id).items().getOrDefault(CampaignItem.State.DONE, 0);
    }

    private List<AuditRecord> lines(String id) {
        return audit.page(id, null, null, 100);
    }
}
