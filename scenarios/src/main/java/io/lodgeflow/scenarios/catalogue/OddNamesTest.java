package io.lodgeflow.scenarios.catalogue;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of any script is kept to the letter, up to the last character that is allowed. */
@OnBothDatabases(Because.STORE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddNamesTest extends CatalogueStory {

    private final String place = created(Entry.HOTEL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Robert'); DROP TABLE hotel;--",
                "%_\\",
                "<script>alert(1)</script>",
                "{{name}} ${7*7} #{7*7} %s {0}",
                "José 김철수 李小龍 Ægir",
                "👩‍👩‍👧‍👦 🏨",
                "مرحبا بالعالم",
                "zero\u200Bwidth\u200Djoined"
            })
    void isKeptToTheLetter(String text) {
        Map<String, Object> texts =
                Map.of("name", text, "description", text, "address", text, "amenities", List.of(text));
        for (Answer answer : List.of(change(admin, place, texts), anonymous.get(place))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.at("/name")).isEqualTo(text);
            assertThat(answer.at("/description")).isEqualTo(text);
            assertThat(answer.at("/address")).isEqualTo(text);
            assertThat(answer.at("/amenities/0")).isEqualTo(text);
        }
    }

    @Test
    void isComposedAndTrimmed() {
        Answer changed = change(
                admin,
                place,
                Map.of(
                        "name",
                        "  Jose\u0301\t ",
                        "description",
                        "one\r\ntwo\rthree",
                        "amenities",
                        List.of(" cafe\u0301 ")));
        assertThat(changed.at("/name")).isEqualTo("Jos\u00E9");
        assertThat(changed.at("/description")).isEqualTo("one\ntwo\nthree");
        assertThat(changed.at("/amenities/0")).isEqualTo("caf\u00E9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00E9", "한"})
    void asLongAsItMayBe(String letter) {
        Answer changed = change(admin, place, longest(letter));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        longest(letter)
                .forEach((field, text) -> assertThat(changed.at("/" + field)).isEqualTo(text));
        assertPagesThrough();
    }

    /** H2 counts a character outside the basic plane as two, MySQL as one: kept to the letter, or refused and not kept. */
    @Test
    void longTextOfCharactersOutsideTheBasicPlane() {
        String before = admin.get(place).text();
        Answer changed = change(admin, place, longest("\uD83C\uDFE8"));
        if (changed.status() == 200) {
            longest("\uD83C\uDFE8")
                    .forEach(
                            (field, text) -> assertThat(changed.at("/" + field)).isEqualTo(text));
        } else {
            assertProblem(changed, 422, "text_too_long");
            assertThat(admin.get(place).text()).isEqualTo(before);
        }
        Answer created = admin.once().post("/v1/hotels", Entry.hotel("\uD83C\uDFE8".repeat(200), "Catalogueville"));
        assertThat(created.status()).as(created.text()).isEqualTo(changed.status() == 200 ? 201 : 422);
        assertPagesThrough();
    }

    private static Map<String, String> longest(String letter) {
        return Map.of(
                "name",
                letter.repeat(200),
                "description",
                letter.repeat(4000),
                "address",
                letter.repeat(400),
                "city",
                letter.repeat(120));
    }

    /** A cursor holds the name of the last hotel of its page, however long that is. */
    private void assertPagesThrough() {
        String cursor = anonymous.get("/v1/hotels?limit=1").at("/nextCursor");
        while (!cursor.isEmpty()) {
            Answer page = anonymous.get("/v1/hotels?limit=1&cursor=" + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            cursor = page.at("/nextCursor");
        }
    }
}
