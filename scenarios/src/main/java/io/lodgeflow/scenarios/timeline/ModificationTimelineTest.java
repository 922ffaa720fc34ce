package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Lives;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.booking.CancelReservation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changing a stay and its price, all or nothing (W12). It begins as two nights in a standard room for 200.00, paid. */
class ModificationTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(12);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void aPreviewChangesNothing() {
        String id = booked();
        String before = read(id).text();
        Answer preview = guest.post(
                "/v1/reservations/" + id + "/actions/preview-modification",
                Map.of("departure", arrival.plusDays(4).toString()));
        assertThat(preview.at("/chargeNow/amount")).as(preview.text()).isEqualTo("200.00");
        assertThat(preview.at("/newTotal/amount")).isEqualTo("400.00");
        assertThat(preview.at("/explanation")).isNotBlank();
        assertThat(read(id).text()).isEqualTo(before);
        assertThat(sold(hotel, "standard", arrival, 4)).containsExactly(1, 1, 0, 0);
    }

    @Test
    void aChangeToWhatItIsChangesNothingAndTellsNobody() {
        String id = booked();
        Answer before = read(id);
        List<String> told = messages(id);
        for (Map<String, Object> same : List.<Map<String, Object>>of(
                Map.of(),
                Map.of(
                        "arrival",
                        arrival.toString(),
                        "departure",
                        arrival.plusDays(2).toString()),
                Map.of("roomTypeId", hotel.typeId("standard"), "rooms", 1))) {
            Answer changed = modify(id, same);
            assertThat(changed.status()).as(changed.text()).isEqualTo(200);
            assertThat(read(id).text()).isEqualTo(before.text());
            assertThat(read(id).header("ETag")).isEqualTo(before.header("ETag"));
        }
        Http sameKey = guest.once().with("If-Match", before.header("ETag").orElseThrow());
        for (int time = 0; time < 2; time++) {
            Answer repeated = sameKey.post("/v1/reservations/" + id + "/actions/modify", Map.of());
            assertThat(repeated.status()).as(repeated.text()).isEqualTo(200);
        }
        assertThat(messages(id)).isEqualTo(told);
        assertThat(folio(id)).containsExactly("payment -200.00");
    }

    @Test
    @Lives("modification")
    void moreNightsAreCharged() {
        String id = booked();
        Answer changed = modify(id, Map.of("departure", arrival.plusDays(3).toString()));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.at("/modification/status")).isEqualTo("applied");
        assertThat(changed.at("/total/amount")).isEqualTo("300.00");
        assertThat(sold(hotel, "standard", arrival, 4)).containsExactly(1, 1, 1, 0);
        assertThat(folio(id)).containsExactly("payment -200.00", "payment -100.00");
        assertThat(moved(id)).isEqualTo(30_000);
        assertThat(messages(id)).endsWith("confirmation", "modification");
    }

    @Test
    void fewerNightsAreRefundedByThePolicy() {
        String early = booked();
        modify(early, Map.of("departure", arrival.plusDays(1).toString()));
        assertThat(folio(early)).containsExactly("payment -200.00", "refund 100.00");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(1, 0);

        String late = booked();
        travelTo(hotel, arrival.minusDays(3), "10:00");
        Map<String, Object> oneNight = Map.of("departure", arrival.plusDays(1).toString());
        Answer preview = guest.post("/v1/reservations/" + late + "/actions/preview-modification", oneNight);
        assertThat(preview.at("/refundNow/amount")).as(preview.text()).isEqualTo("50.00");
        assertThat(preview.at("/kept/amount")).isEqualTo("50.00");
        assertThat(modify(late, oneNight).at("/total/amount")).isEqualTo("100.00");
        assertThat(folio(late)).containsExactly("payment -200.00", "change_fee 50.00", "refund 50.00");
        assertThat(moved(late)).isEqualTo(15_000);
        assertThat(status(late)).isEqualTo("paid");
        assertThat(messages(late)).contains("modification", "refund");
    }

    @Test
    void makingItSmallerAndCancelingCostsWhatCancelingCosts() {
        TestHotel large = hotel(6, 1);
        Map<String, Object> wish = with(large.wish("standard", "flexible", arrival, 2), "rooms", 3);
        String direct = paid(guest, wish);
        String reduced = paid(guest, wish);
        travelTo(large, arrival.minusDays(3), "10:00");
        cancel(guest, direct);
        assertThat(moved(direct)).as("half of 600.00 is kept").isEqualTo(30_000);

        modify(reduced, Map.of("rooms", 1));
        assertThat(folio(reduced)).containsExactly("payment -600.00", "change_fee 200.00", "refund 200.00");
        Answer preview = guest.post("/v1/reservations/" + reduced + "/actions/preview-cancellation", null);
        assertThat(preview.at("/refund/amount")).as(preview.text()).isEqualTo("100.00");
        cancel(guest, reduced);
        assertThat(moved(reduced)).isEqualTo(30_000);
        assertThat(balance(reduced)).isEqualTo("0.00");
    }

    @Test
    void aWaiverTakesFeesOfChangesOffAgain() {
        String id = paid(guest, with(hotel.wish("standard", "flexible", arrival, 2), "rooms", 2));
        travelTo(hotel, arrival.minusDays(3), "10:00");
        modify(id, Map.of("rooms", 1));
        lodgeflow.bean(CancelReservation.class).cancelWithWaiver(id, "Heating broken", new Actor("support:usr_test"));
        lodgeflow.settle();
        assertThat(moved(id)).isZero();
        assertThat(folio(id)).contains("change_fee 100.00", "change_fee -100.00");
        assertThat(balance(id)).isEqualTo("0.00");
    }

    @Test
    void whatCancelingTodayWouldKeepIsKeptAfterOtherDates() {
        String id = booked();
        travelTo(hotel, arrival.minusDays(1), "10:00");
        Map<String, Object> later = Map.of(
                "arrival",
                arrival.plusDays(39).toString(),
                "departure",
                arrival.plusDays(41).toString());
        Answer preview = guest.post("/v1/reservations/" + id + "/actions/preview-modification", later);
        assertThat(preview.at("/keptIfCanceled/amount")).as(preview.text()).isEqualTo("100.00");
        assertThat(preview.at("/explanation")).contains("100.00 EUR");
        modify(id, later);
        Answer cancellation = guest.post("/v1/reservations/" + id + "/actions/preview-cancellation", null);
        assertThat(cancellation.at("/fee/amount")).as(cancellation.text()).isEqualTo("100.00");
        modify(id, Map.of("departure", arrival.plusDays(40).toString()));
        assertThat(moved(id))
                .as("one night is left, and nothing is saved by it")
                .isEqualTo(20_000 - 10_000);
        cancel(guest, id);
        assertThat(moved(id)).isEqualTo(10_000);
    }

    @Test
    void aRateMayFixTheDates() {
        String path = "/v1/hotels/" + hotel.id() + "/rate-plans";
        Map<String, Object> plan = Map.of(
                "code",
                "FIXED",
                "name",
                "Saver",
                "pricePercent",
                80,
                "paymentPlan",
                "prepaid",
                "cancellationPolicy",
                "NON_REFUNDABLE");
        Answer added = operations.once().post(path, plan);
        assertThat(added.json().at("/datesChangeable").asBoolean(true))
                .as(added.text())
                .isFalse();
        Map<String, Object> wish = with(hotel.wish("standard", "flexible", arrival, 2), "ratePlanId", added.at("/id"));
        String id = paid(guest, wish);
        assertProblem(modify(id, Map.of("departure", arrival.plusDays(3).toString())), 409, "dates_fixed");
        assertThat(modify(id, Map.of("adults", 1)).status()).isEqualTo(200);
        assertThat(moved(id)).isEqualTo(16_000);
    }

    @Test
    void whatPointsPaidGrowsOnlyWithACard() {
        String id = placed(korean, hotel.wish("standard", "flexible", arrival, 2));
        payWithPoints(korean, id, 20_000, null);
        Map<String, Object> longer = Map.of("departure", arrival.plusDays(4).toString());
        assertProblem(act(korean, id, "modify", longer), 409, "payment_needed");
        Answer changed = act(korean, id, "modify", with(longer, "paymentToken", "tok_ok"));
        assertThat(changed.at("/total/amount")).as(changed.text()).isEqualTo("400.00");
        assertThat(moved(id)).isEqualTo(20_000);
    }

    @Test
    void anotherRoomType() {
        String id = booked();
        Answer changed = modify(id, Map.of("roomTypeId", hotel.typeId("suite")));
        assertThat(changed.at("/total/amount")).as(changed.text()).isEqualTo("500.00");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);
        assertThat(sold(hotel, "suite", arrival, 2)).containsExactly(1, 1);
        assertThat(moved(id)).isEqualTo(50_000);
    }

    @Test
    void moreRoomsAndGuests() {
        String id = booked();
        assertProblem(modify(id, Map.of("adults", 4)), 422, "over_occupancy").inBody("/adults");
        assertThat(modify(id, Map.of("rooms", 2, "adults", 4)).at("/total/amount"))
                .isEqualTo("400.00");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(2, 2);
        assertProblem(modify(id, Map.of("rooms", 3)), 409, "no_availability");
    }

    @Test
    void soldOutNightsChangeNothing() {
        String id = booked();
        String other = paid(korean, with(hotel.wish("standard", "flexible", arrival.plusDays(2), 1), "rooms", 2));
        String before = read(id).text();
        assertProblem(modify(id, Map.of("departure", arrival.plusDays(3).toString())), 409, "no_availability");
        assertThat(read(id).text()).isEqualTo(before);
        assertThat(sold(hotel, "standard", arrival, 4)).containsExactly(1, 1, 2, 0);
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(status(other)).isEqualTo("paid");
    }

    @Test
    void aDeclinedChargeLeavesTheBookingAsItWas() {
        String id = booked();
        Answer declined = modify(
                id, Map.of("departure", arrival.plusDays(4).toString(), "paymentToken", "tok_insufficient_funds"));
        assertThat(declined.status()).as(declined.text()).isEqualTo(200);
        assertThat(declined.at("/modification/status")).isEqualTo("declined");
        assertThat(declined.at("/modification/declineReason")).isNotBlank();
        assertThat(declined.at("/departure")).isEqualTo(arrival.plusDays(2).toString());
        assertThat(declined.at("/total/amount")).isEqualTo("200.00");
        assertThat(sold(hotel, "standard", arrival, 4)).containsExactly(1, 1, 0, 0);
        assertThat(folio(id)).containsExactly("payment -200.00");
        assertThat(messages(id)).endsWith("modification_declined");
        assertThat(allowed(guest, id)).contains("modify", "cancel");
    }

    @Test
    void whileTheGatewayIsSilentBothOldAndNewNightsAreHeld() {
        String id = booked();
        Answer asked = act(
                guest.with("Prefer", "respond-async"),
                id,
                "modify",
                Map.of("departure", arrival.plusDays(3).toString(), "paymentToken", "tok_timeout_after"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.header("Location")).contains("/v1/reservations/" + id);
        assertThat(read(id).at("/modification/status")).isEqualTo("open");
        assertThat(sold(hotel, "standard", arrival, 3)).containsExactly(1, 1, 1);
        assertProblem(cancel(guest, id), 409, "change_in_progress");
        advance(java.time.Duration.ofSeconds(5));
        assertThat(read(id).at("/modification/status")).isEqualTo("applied");
        assertThat(moved(id)).isEqualTo(30_000);
    }

    @Test
    void whoHasNotSeenTheLatestVersionIsRefused() {
        String id = booked();
        Map<String, Object> change = Map.of("departure", arrival.plusDays(3).toString());
        String path = "/v1/reservations/" + id + "/actions/modify";
        assertProblem(guest.once().post(path, change), 428, "if_match_required").inHeader("If-Match");
        assertProblem(guest.once().with("If-Match", "\"0\"").post(path, change), 412, "changed_meanwhile");
        assertProblem(guest.once().with("If-Match", "3").post(path, change), 400, "invalid_if_match");
        assertProblem(guest.once().with("If-Match", "\"some-other\"").post(path, change), 412, "changed_meanwhile");
        assertThat(read(id).at("/total/amount")).isEqualTo("200.00");
        assertThat(guest.once().with("If-Match", "*").post(path, change).status())
                .isEqualTo(200);
    }

    @Test
    void anUnpaidHoldIsChangedWithoutMoney() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        assertThat(modify(id, Map.of("departure", arrival.plusDays(3).toString()))
                        .at("/total/amount"))
                .isEqualTo("300.00");
        assertThat(pay(guest, id, "tok_ok").at("/amount/amount")).isEqualTo("300.00");
        assertThat(status(id)).isEqualTo("paid");
    }

    private String booked() {
        return paid(guest, hotel.wish("standard", "flexible", arrival, 2));
    }

    private Answer modify(String id, Map<String, Object> change) {
        return act(guest, id, "modify", change);
    }
}
