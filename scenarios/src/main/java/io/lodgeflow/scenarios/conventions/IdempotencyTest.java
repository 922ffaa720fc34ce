package io.lodgeflow.scenarios.conventions;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The same request with the same key has one effect and one answer (I4). */
@OnBothDatabases(Because.RACE)
class IdempotencyTest extends Story {

    private static final int AT_ONCE = 32;

    private final TestHotel hotel = hotel(16, 1);
    private final Map<String, Object> wish =
            hotel.wish("standard", "flexible", hotel.today().plusDays(20), 2);
    private final Http sameKey = guest.once();

    @Test
    void withoutAKeyNothingIsCreatedOrMoved() {
        String id = paid(guest, wish);
        Rows before = Rows.now(lodgeflow);
        String actions = "/v1/reservations/" + id + "/actions/";
        Http armed = guest.with("If-Match", "*");
        for (Answer answer : List.of(
                guest.post("/v1/reservations", wish),
                guest.post("/v1/payments", Map.of("reservationId", id, "paymentToken", "tok_ok")),
                armed.post(actions + "cancel", Map.of("reason", "none")),
                armed.post(actions + "modify", Map.of("rooms", 2)))) {
            assertProblem(answer, 400, "idempotency_key_missing").inHeader("Idempotency-Key");
        }
        for (String bad : List.of("", "k".repeat(201), "two words")) {
            assertProblem(
                    guest.with("Idempotency-Key", bad).post("/v1/reservations", wish), 400, "invalid_idempotency_key");
        }
        before.assertUnchanged();
    }

    /** A key is made of counters and times; whoever names his request so is not refused one time in ten. */
    @Test
    void numbersInKeysAreNoCards() {
        for (int second = 0; second < 60; second++) {
            for (String key : List.of(
                    "order-" + (1_796_009_123_458L + second),
                    "order-" + (4_796_009_123_458L + second),
                    "20261130-154500-" + (1000 + second))) {
                assertProblem(
                        guest.with("Idempotency-Key", key).post("/v1/reservations", Map.of()),
                        422,
                        "validation_failed");
            }
        }
    }

    @Test
    void aRepeatedReservationIsAnsweredToTheLetter() {
        Answer first = sameKey.post("/v1/reservations", wish);
        assertThat(first.status()).isEqualTo(201);
        pay(guest, first.at("/id"), "tok_ok");
        Rows before = Rows.now(lodgeflow);
        assertRepeats(first, sameKey.post("/v1/reservations", wish));
        assertProblem(sameKey.post("/v1/reservations", with(wish, "adults", 1)), 422, "idempotency_key_reused");
        before.assertUnchanged();
        Answer another = korean.with("Idempotency-Key", "a-key-of-mine").post("/v1/reservations", wish);
        Answer mine = guest.with("Idempotency-Key", "a-key-of-mine").post("/v1/reservations", wish);
        assertThat(mine.at("/id")).as("keys of two callers never meet").isNotEqualTo(another.at("/id"));
    }

    /** A proxy or a library may write the same body in another order, or with blanks. */
    @Test
    void theSameFieldsInAnotherOrderAreTheSameRequest() {
        Map<String, Object> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.putAll(wish);
        Map<String, Object> forwards = new TreeMap<>(wish);
        Answer first = sameKey.post("/v1/reservations", forwards);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertRepeats(first, sameKey.post("/v1/reservations", backwards));
        assertProblem(sameKey.post("/v1/reservations", with(backwards, "adults", 1)), 422, "idempotency_key_reused");
    }

    @Test
    void aRepeatedPaymentIsAnsweredToTheLetter() {
        String id = placed(guest, wish);
        Map<String, Object> payment = Map.of("reservationId", id, "paymentToken", "tok_ok");
        Answer first = sameKey.post("/v1/payments", payment);
        assertThat(first.at("/status")).as(first.text()).isEqualTo("captured");
        cancel(guest, id);
        assertRepeats(first, sameKey.post("/v1/payments", payment));
        assertProblem(
                sameKey.post("/v1/payments", Map.of("reservationId", id, "paymentToken", "tok_declined")),
                422,
                "idempotency_key_reused");
        assertThat(moved(id)).isZero();
        assertBooksAreRight();
    }

    @Test
    void aRepeatedCancellationAndChangeAreAnsweredToTheLetter() {
        String id = paid(guest, wish);
        Http armed = sameKey.with("If-Match", read(id).header("ETag").orElseThrow());
        String actions = "/v1/reservations/" + id + "/actions/";
        Map<String, Object> change =
                Map.of("departure", hotel.today().plusDays(23).toString());
        Answer changed = armed.post(actions + "modify", change);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertRepeats(changed, armed.post(actions + "modify", change));

        Http canceling = sameKey.with("If-Match", read(id).header("ETag").orElseThrow());
        Answer canceled = canceling.post(actions + "cancel", Map.of("reason", "none"));
        assertThat(canceled.status()).as(canceled.text()).isEqualTo(200);
        assertThat(status(id)).isEqualTo("refunded");
        assertRepeats(canceled, canceling.post(actions + "cancel", Map.of("reason", "none")));
        assertThat(moved(id)).isZero();
        assertBooksAreRight();
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertProblem(sameKey.post("/v1/reservations", with(wish, "adults", 3)), 422, "over_occupancy");
        assertProblem(sameKey.post("/v1/reservations", with(wish, "adults", 0)), 422, "validation_failed");
        assertThat(sameKey.post("/v1/reservations", wish).status()).isEqualTo(201);
    }

    @Test
    void aClientReferenceIsUsedOnceByEachGuest() {
        Map<String, Object> named = with(wish, "clientReference", newReference());
        String id = placed(guest, named);
        Rows before = Rows.now(lodgeflow);
        assertProblem(place(guest, named), 409, "client_reference_used");
        before.assertUnchanged();
        placed(korean, named);
        assertThat(guest.get("/v1/reservations?clientReference=" + named.get("clientReference"))
                        .json()
                        .at("/items")
                        .findValuesAsString("id"))
                .containsExactly(id);
    }

    @Test
    void manyReservationsAtOnceWithOneKeyAreOne() {
        Map<String, Object> named = with(wish, "clientReference", newReference());
        List<Answer> answers = atOnce(() -> sameKey.post("/v1/reservations", named));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(sold(hotel, "standard", hotel.today().plusDays(20), 2)).containsExactly(1, 1);
        assertBooksAreRight();
    }

    @Test
    void theLastRoomIsNotLostToOneself() {
        TestHotel small = hotel(1, 1);
        Map<String, Object> last =
                small.wish("standard", "flexible", small.today().plusDays(20), 2);
        List<Answer> answers = atOnce(() -> sameKey.post("/v1/reservations", last));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    }

    @Test
    void manyPaymentsAtOnceWithOneKeyAreOne() {
        String id = placed(guest, wish);
        Map<String, Object> payment = Map.of("reservationId", id, "paymentToken", "tok_ok");
        List<Answer> answers = atOnce(() -> sameKey.with("Prefer", "wait=60").post("/v1/payments", payment));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(moved(id)).isEqualTo(20_000);
        assertBooksAreRight();
    }

    @Test
    void manyCancellationsAndChangesAtOnceWithOneKeyAreOne() {
        String id = paid(guest, wish);
        String actions = "/v1/reservations/" + id + "/actions/";
        Http changing =
                sameKey.with("If-Match", read(id).header("ETag").orElseThrow()).with("Prefer", "wait=60");
        List<Answer> changes = atOnce(() -> changing.post(
                actions + "modify",
                Map.of("departure", hotel.today().plusDays(23).toString())));
        assertThat(changes)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        assertThat(changes.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(moved(id)).isEqualTo(30_000);

        Http canceling = sameKey.with("If-Match", read(id).header("ETag").orElseThrow());
        List<Answer> cancellations = atOnce(() -> canceling.post(actions + "cancel", Map.of("reason", "none")));
        assertThat(cancellations)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        assertThat(cancellations.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
        assertBooksAreRight();
    }

    private static void assertRepeats(Answer first, Answer again) {
        assertThat(again.status()).as(again.text()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
    }

    private static List<Answer> atOnce(Supplier<Answer> request) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Answer>> waiting = new ArrayList<>();
            for (int caller = 0; caller < AT_ONCE; caller++) {
                waiting.add(threads.submit(() -> {
                    start.await();
                    return request.get();
                }));
            }
            start.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : waiting) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
