package io.lodgeflow.scenarios.catalogue;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Rows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every entry of the catalogue: made once, changed in part by who has read it, removed softly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueConventionsTest extends CatalogueStory {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @EnumSource
    void whatIsCreatedIsReadBack(Entry entry) {
        Map<String, Object> body = body(entry);
        Answer created = admin.once().post(collection(entry), body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String place = created.header("Location").orElseThrow();
        assertThat(place).isEqualTo(collection(entry) + "/" + created.at("/id"));
        JSON.<JsonNode>valueToTree(body)
                .properties()
                .forEach(field -> assertThat(created.json().get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));

        Answer read = admin.get(place);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).isEqualTo(created.text());
        assertThat(read.header("ETag")).isPresent().isEqualTo(created.header("ETag"));
        assertThat(admin.with("If-None-Match", tag(place)).get(place).status()).isEqualTo(304);
        assertThat(ids(entry)).contains(created.at("/id"));
    }

    @ParameterizedTest
    @EnumSource
    void aPatchChangesWhatItNames(Entry entry) {
        String place = created(entry);
        Answer before = admin.get(place);
        Answer changed = change(admin, place, entry.change());
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        ObjectNode expected = (ObjectNode) before.json();
        expected.setAll((ObjectNode) JSON.<JsonNode>valueToTree(entry.change()));
        assertThat(changed.json()).isEqualTo(expected);
        assertThat(changed.header("ETag")).isPresent().isNotEqualTo(before.header("ETag"));

        Answer read = admin.get(place);
        assertThat(read.text()).isEqualTo(changed.text());
        assertThat(read.header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(change(admin, place, Map.of()).text()).as("an empty patch").isEqualTo(changed.text());
    }

    @ParameterizedTest
    @EnumSource
    void nobodysChangeIsOverwritten(Entry entry) {
        String place = created(entry);
        String old = tag(place);
        change(admin, place, entry.change());
        String now = admin.get(place).text();
        Http stale = admin.with("If-Match", old);
        String patch = JSON.writeValueAsString(entry.change());
        assertProblem(patch(stale, place, patch), 412, "changed_meanwhile");
        assertProblem(stale.send("DELETE", place, null), 412, "changed_meanwhile");
        assertProblem(patch(admin, place, patch), 428, "if_match_required").inHeader("If-Match");
        assertProblem(admin.send("DELETE", place, null), 428, "if_match_required")
                .inHeader("If-Match");
        Http unquoted = admin.with("If-Match", "1");
        assertProblem(patch(unquoted, place, patch), 400, "invalid_if_match").inHeader("If-Match");
        assertThat(admin.get(place).text()).isEqualTo(now);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsForEverNeverChanges(Entry entry) {
        String place = created(entry);
        Answer before = admin.get(place);
        assertProblem(change(admin, place, entry.changeOfWhatIsFixed()), 422, "immutable")
                .inBody("/" + entry.fixed());
        for (String own : List.of("id", "hotelId", "version", "deleted")) {
            assertProblem(change(admin, place, Map.of(own, "other")), 400, "invalid_body")
                    .inBody("/" + own)
                    .withFaultCode("unknown_field");
        }
        assertThat(admin.get(place)).extracting(Answer::text).isEqualTo(before.text());
        assertThat(admin.get(place).header("ETag")).isEqualTo(before.header("ETag"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRemovedIsGoneFromEverywhere(Entry entry) {
        String place = created(entry);
        String tag = tag(place);
        long rows = rows(entry);
        removed(place);
        assertThat(rows(entry)).as("removed softly").isEqualTo(rows);
        assertThat(ids(entry)).doesNotContain(idOf(place));
        if (entry == Entry.HOTEL) {
            assertProblem(anonymous.get(place), 410, "hotel_closed");
            assertThat(admin.get(place).json().at("/deleted").asBoolean()).isTrue();
        } else {
            assertProblem(admin.get(place), 404, "not_found");
        }
        Http armed = admin.with("If-Match", tag);
        assertProblem(patch(armed, place, JSON.writeValueAsString(entry.change())), 404, "not_found");
        assertProblem(armed.send("DELETE", place, null), 404, "not_found");
        assertProblem(admin.with("If-Match", "*").send("DELETE", place, null), 404, "not_found");
    }

    @ParameterizedTest
    @EnumSource
    void aRepeatedRequestHasOneEffectAndOneAnswer(Entry entry) {
        Map<String, Object> body = body(entry);
        Http sameKey = admin.once();
        Answer first = sameKey.post(collection(entry), body);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        Rows before = Rows.now(lodgeflow);
        Answer again = sameKey.post(collection(entry), body);
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertProblem(sameKey.post(collection(entry), body(entry)), 422, "idempotency_key_reused");
        assertProblem(admin.post(collection(entry), body(entry)), 400, "idempotency_key_missing")
                .inHeader("Idempotency-Key");
        before.assertUnchanged();
    }

    @ParameterizedTest
    @EnumSource(names = "HOTEL", mode = EnumSource.Mode.EXCLUDE)
    void aRepeatedRequestForWhatWasRemovedSinceFindsItGone(Entry entry) {
        Map<String, Object> body = body(entry);
        Http sameKey = admin.once();
        Answer first = sameKey.post(collection(entry), body);
        removed(first.header("Location").orElseThrow());
        Rows before = Rows.now(lodgeflow);
        assertProblem(sameKey.post(collection(entry), body), 404, "not_found");
        before.assertUnchanged();
    }

    @ParameterizedTest
    @EnumSource(names = "HOTEL", mode = EnumSource.Mode.EXCLUDE)
    void aCodeIsUsedOnce(Entry entry) {
        Map<String, Object> body = body(entry);
        String place = created(admin, collection(entry), body);
        String code = entry == Entry.ROOM ? "number_taken" : "code_taken";
        Rows before = Rows.now(lodgeflow);
        assertProblem(admin.once().post(collection(entry), body), 409, code);
        before.assertUnchanged();
        removed(place);
        assertProblem(admin.once().post(collection(entry), body), 409, code);
        before.assertUnchanged();
    }

    @ParameterizedTest
    @EnumSource
    void whatNeverWasIsNotFound(Entry entry) {
        String place = collection(entry) + "/nothing_of_this_id";
        Http armed = admin.with("If-Match", "*");
        Rows before = Rows.now(lodgeflow);
        assertProblem(admin.get(place), 404, "not_found");
        assertProblem(patch(armed, place, JSON.writeValueAsString(entry.change())), 404, "not_found");
        assertProblem(armed.send("DELETE", place, null), 404, "not_found");
        before.assertUnchanged();
    }

    @ParameterizedTest
    @EnumSource(names = "HOTEL", mode = EnumSource.Mode.EXCLUDE)
    void nothingIsFoundInAnotherHotel(Entry entry) {
        String place = created(entry);
        String unknown = entry.pathOf("htl_unknown");
        String elsewhere = entry.pathOf(hotel(1, 1).id()) + "/" + idOf(place);
        Http armed = admin.with("If-Match", "*");
        Rows before = Rows.now(lodgeflow);
        for (String path : List.of(elsewhere, unknown + "/" + idOf(place))) {
            assertProblem(admin.get(path), 404, "not_found");
            assertProblem(patch(armed, path, JSON.writeValueAsString(entry.change())), 404, "not_found");
            assertProblem(armed.send("DELETE", path, null), 404, "not_found");
        }
        assertProblem(admin.get(unknown), 404, "not_found");
        assertProblem(admin.once().post(unknown, body(entry)), 404, "not_found");
        before.assertUnchanged();
    }

    /** Of the whole list, page by page. */
    private List<String> ids(Entry entry) {
        List<String> ids = new java.util.ArrayList<>();
        boolean paged = entry == Entry.HOTEL || entry == Entry.ROOM;
        String cursor = "";
        do {
            Answer page = admin.get(collection(entry) + (paged ? "?limit=100" + cursor : ""));
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            ids.addAll(page.json().at("/items").findValuesAsString("id"));
            cursor = page.at("/nextCursor").isEmpty() ? "" : "&cursor=" + page.at("/nextCursor");
        } while (!cursor.isEmpty());
        return ids;
    }

    private long rows(Entry entry) {
        return Long.parseLong(column("select count(*) from " + entry.table()).getFirst());
    }
}
