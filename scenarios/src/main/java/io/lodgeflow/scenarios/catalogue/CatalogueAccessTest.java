package io.lodgeflow.scenarios.catalogue;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Everybody reads the catalogue; the hotel's manager and the head office write it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueAccessTest extends CatalogueStory {

    private final Http manager = staffOf(hotel.id(), Role.HOTEL_MANAGER);
    private final Http desk = staffOf(hotel.id(), Role.FRONT_DESK);
    private final Http managerElsewhere = person("manager");
    private final Http deskElsewhere = person("frontdesk");

    @ParameterizedTest
    @EnumSource(names = "ROOM", mode = EnumSource.Mode.EXCLUDE)
    void everybodyReads(Entry entry) {
        String place = created(entry);
        for (Http reader : List.of(anonymous, guest, korean, desk, managerElsewhere, person("support"))) {
            Answer one = reader.get(place);
            assertThat(one.status()).as(one.text()).isEqualTo(200);
            assertThat(one.at("/id")).isEqualTo(idOf(place));
            assertThat(one.header("ETag")).contains(tag(place));
            Answer list = reader.get(collection(entry));
            assertThat(list.status()).as(list.text()).isEqualTo(200);
        }
    }

    @Test
    void onlyTheHouseSeesItsRooms() {
        String place = created(Entry.ROOM);
        for (String path : List.of(place, collection(Entry.ROOM))) {
            for (Http reader : List.of(desk, manager, operations, admin, person("support"))) {
                assertThat(reader.get(path).status()).isEqualTo(200);
            }
            assertProblem(anonymous.get(path), 401, "unauthorized");
            assertProblem(guest.get(path), 403, "forbidden");
            assertProblem(managerElsewhere.get(path), 404, "not_found");
            assertProblem(deskElsewhere.get(path), 404, "not_found");
        }
    }

    @Test
    void onlyTheHouseSeesItsAllowanceForOverbooking() {
        String path = "/v1/hotels/" + hotel.id();
        for (Http reader : List.of(desk, manager, operations)) {
            assertThat(reader.get(path).json().at("/overbookingPercent").asInt())
                    .isEqualTo(100);
        }
        for (Http reader : List.of(anonymous, guest, managerElsewhere, deskElsewhere)) {
            assertThat(reader.get(path).json().has("overbookingPercent")).isFalse();
        }
        assertThat(admin.get("/v1/hotels").json().at("/items").findValues("overbookingPercent"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void othersChangeNothing(Entry entry) {
        String place = created(entry);
        String before = admin.get(place).text();
        Rows rows = Rows.now(lodgeflow);
        for (Http other : List.of(guest, desk, managerElsewhere, deskElsewhere, person("support"))) {
            writes(other, entry, place).forEach(answer -> assertProblem(answer, 403, "forbidden"));
        }
        writes(anonymous, entry, place).forEach(answer -> assertProblem(answer, 401, "unauthorized"));
        rows.assertUnchanged();
        assertThat(admin.get(place).text()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = "HOTEL", mode = EnumSource.Mode.EXCLUDE)
    void theHotelsManagerAndTheHeadOfficeMay(Entry entry) {
        for (Http writer : List.of(manager, operations, admin)) {
            String place = created(writer, collection(entry), body(entry));
            Answer changed = change(writer, place, entry.change());
            assertThat(changed.status()).as(changed.text()).isEqualTo(200);
            assertThat(remove(writer, place).status()).isEqualTo(204);
        }
    }

    @Test
    void aManagerChangesTheHotelButNeitherOpensNorClosesOne() {
        String place = created(Entry.HOTEL);
        Http owner = staffOf(idOf(place), Role.HOTEL_MANAGER);
        Answer changed = change(owner, place, Entry.HOTEL.change());
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().at("/overbookingPercent").asInt()).isEqualTo(100);
        assertProblem(remove(owner, place), 403, "forbidden");
        assertProblem(owner.once().post("/v1/hotels", body(Entry.HOTEL)), 403, "forbidden");
        assertThat(remove(operations, place).status()).isEqualTo(204);
        assertThat(owner.get(place).json().at("/deleted").asBoolean()).isTrue();
        assertProblem(managerElsewhere.get(place), 410, "hotel_closed");
    }

    private List<Answer> writes(Http who, Entry entry, String place) {
        Http armed = who.with("If-Match", "*");
        return List.of(
                who.once().post(collection(entry), body(entry)),
                patch(armed, place, JsonMapper.shared().writeValueAsString(entry.change())),
                armed.send("DELETE", place, null));
    }
}
