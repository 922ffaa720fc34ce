package io.lodgeflow.scenarios.migration;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same by the API: check, preview, run, and who may not. */
@OnBothDatabases(Because.MIGRATION)
class MigrationApiTest extends Story {

    private static final String API = "/v1/operations";

    private final TestHotel hotel = hotel(3, 1);
    private final TrialProcess trial = TrialProcess.in(lodgeflow, "api-trial").renamed();
    private final Map<String, Object> plain = Map.of("process", "api-trial", "fromVersion", 1, "toVersion", 2);
    private final Map<String, Object> change = with(plain, "renamed", Map.of("AwaitAnswer", "AwaitReply"));

    @AfterEach
    void nothingIsLeft() {
        trial.close();
        assertBooksAreRight();
    }

    @Test
    void aVersionIsCheckedPreviewedAndMoved() {
        String booking =
                paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 1));
        trial.start(booking);
        Answer refused = operations.post(API + "/version-changes/check", plain);
        assertThat(refused.json().at("/allowed").asBoolean()).as(refused.text()).isFalse();
        assertThat(refused.at("/problems/0/kind")).isEqualTo("no_place");
        assertThat(refused.at("/problems/0/reservationIds/0")).isEqualTo(booking);
        assertProblem(prepared(plain), 409, "versions_do_not_fit");

        Answer fits = operations.post(API + "/version-changes/check", change);
        assertThat(fits.json().at("/allowed").asBoolean()).as(fits.text()).isTrue();
        Answer preview = operations.post(
                API + "/version-changes/preview", Map.of("change", change, "reservationIds", List.of(booking)));
        assertThat(preview.at("/items/0/moves/0/to")).as(preview.text()).isEqualTo("AwaitReply");
        assertThat(preview.json().at("/items/0/timers/0/kept").asBoolean()).isTrue();

        Answer run = prepared(change);
        assertThat(run.status()).as(run.text()).isEqualTo(201);
        assertThat(run.text()).doesNotContain("127.0.0.1");
        String address = API + "/migration-runs/" + run.at("/id");
        assertThat(operations.get(API + "/migration-runs").at("/items/0/id")).isEqualTo(run.at("/id"));
        assertThat(operations.post(address + "/actions/pause", null).status()).isEqualTo(409);
        assertThat(operations.post(address + "/actions/try-one", null).status()).isEqualTo(200);
        lodgeflow.settle();
        Answer tried = operations.get(address);
        assertThat(tried.text()).containsIgnoringCase("\"migrated\":1");
        assertThat(operations.get(address + "/items").at("/items/0/state")).isEqualTo("migrated");
        if (tried.at("/state").equals("one_tried")) {
            assertThat(operations.post(address + "/actions/run", null).status()).isEqualTo(200);
            lodgeflow.settle();
        }
        assertThat(operations.get(address).at("/state")).isEqualTo("finished");
    }

    @Test
    void badRequestsAndTheWrongPeopleAreRefused() {
        assertThat(guest.post(API + "/version-changes/check", plain).status()).isEqualTo(403);
        assertThat(person("frontdesk").get(API + "/migration-runs").status()).isEqualTo(403);
        assertProblem(person("support").post(API + "/migration-runs", preparation(change)), 403, "forbidden");
        assertProblem(
                operations.post(API + "/version-changes/check", with(plain, "toVersion", 1)), 422, "same_version");
        assertProblem(operations.post(API + "/version-changes/check", with(plain, "toVersion", 9)), 404, "not_found");
        assertThat(operations
                        .post(API + "/version-changes/check", with(plain, "fromVersion", 0))
                        .status())
                .isEqualTo(422);
        assertThat(operations
                        .post(API + "/migration-runs", with(preparation(change), "perMinute", 0))
                        .status())
                .isEqualTo(422);
        assertProblem(prepared(change), 409, "nothing_to_migrate");
        assertProblem(operations.get(API + "/migration-runs/mig_none"), 404, "not_found");
        assertProblem(operations.get(API + "/migration-runs/mig_none/items"), 404, "not_found");
    }

    private Answer prepared(Map<String, Object> wanted) {
        return operations.post(API + "/migration-runs", preparation(wanted));
    }

    private static Map<String, Object> preparation(Map<String, Object> wanted) {
        return Map.of("change", wanted, "reason", "A better name", "perMinute", 600);
    }
}
