package io.lodgeflow.scenarios.catalogue;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.TestHotel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of the catalogue: in order, page by page, and what is asked for wrongly. */
@OnBothDatabases(Because.STORE)
class CatalogueListsTest extends CatalogueStory {

    @Test
    void hotelsOfACityByName() {
        String city = "Listville " + lodgeflow.now().toEpochMilli() + " Água";
        String longest = "호텔".repeat(100);
        List<String> made = new ArrayList<>();
        for (String name : List.of("A", "A", "B", "C", longest, longest)) {
            made.add(idOf(created(admin, "/v1/hotels", Entry.hotel(name, city))));
        }
        String query =
                "/v1/hotels?city=" + city.toUpperCase(java.util.Locale.ROOT).replace(" ", "%20");
        List<String> seen = pages(anonymous, query.replace("Á", "%C3%81"), 1);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
        assertThat(seen.subList(0, 2)).containsExactlyInAnyOrderElementsOf(made.subList(0, 2));
        assertThat(seen.subList(2, 4)).containsExactlyElementsOf(made.subList(2, 4));
        assertThat(pages(anonymous, query.replace("Á", "%C3%81") + "&country=pt", 4))
                .isEqualTo(seen);
        assertThat(pages(anonymous, query.replace("Á", "%C3%81") + "&country=KR", 4))
                .isEmpty();
    }

    @Test
    void pagesOfRoomsStayInPlaceWhileRoomsComeAndGo() {
        TestHotel house = hotel(7, 2);
        String path = "/v1/hotels/" + house.id() + "/rooms";
        Answer first = admin.get(path + "?limit=3");
        assertThat(numbers(first)).containsExactly("101", "102", "103");
        removed(path + "/" + house.roomId("standard", 1));
        removed(path + "/" + house.roomId("standard", 3));
        String next = "&cursor=" + first.at("/nextCursor");
        Answer second = admin.get(path + "?limit=3" + next);
        assertThat(numbers(second)).containsExactly("201", "202", "203");
        Answer last = admin.get(path + "?limit=3&cursor=" + second.at("/nextCursor"));
        assertThat(numbers(last)).containsExactly("501", "502");
        assertThat(last.json().at("/nextCursor").isNull()).isTrue();
        assertThat(numbers(admin.get(path + "?roomTypeId=" + house.typeId("suite"))))
                .containsExactly("501", "502");
        assertThat(numbers(admin.get(path + "?roomTypeId=typ_unknown"))).isEmpty();
    }

    @Test
    void roomTypesByGradeAndRatePlansByCode() {
        String types = collection(Entry.ROOM_TYPE);
        String better = idOf(created(admin, types, with(body(Entry.ROOM_TYPE), "grade", 99)));
        String worse = idOf(created(admin, types, with(body(Entry.ROOM_TYPE), "grade", 0)));
        assertThat(items(anonymous.get(types)))
                .containsExactly(worse, hotel.typeId("standard"), hotel.typeId("suite"), better);
        String plans = collection(Entry.RATE_PLAN);
        String first = idOf(created(admin, plans, Entry.ratePlan("0_FIRST")));
        String second = idOf(created(admin, plans, Entry.ratePlan("1_SECOND")));
        assertThat(items(anonymous.get(plans))).startsWith(first, second).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=nonsense", "cursor=e30", "sort=name"})
    void aPageThatIsNone(String query) {
        for (String path : List.of("/v1/hotels", collection(Entry.ROOM))) {
            Answer answer = admin.get(path + "?" + query);
            assertProblem(answer, 400, answer.at("/code")).inParameter(query.split("=", 2)[0]);
        }
    }

    @Test
    void aCursorOfAnotherList() {
        String cursor = admin.get("/v1/hotels?limit=1").at("/nextCursor");
        assertProblem(admin.get(collection(Entry.ROOM) + "?cursor=" + cursor), 400, "invalid_cursor")
                .inParameter("cursor");
    }

    private static List<String> pages(Http who, String query, int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = who.get(query + "&limit=" + limit + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            assertThat(items(page).size()).isLessThanOrEqualTo(limit);
            seen.addAll(items(page));
            cursor = page.at("/nextCursor").isEmpty() ? "" : "&cursor=" + page.at("/nextCursor");
        } while (!cursor.isEmpty());
        return seen;
    }

    private static List<String> items(Answer page) {
        return page.json().at("/items").findValuesAsString("id");
    }

    private static List<String> numbers(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.json().at("/items").findValuesAsString("number");
    }
}
