package io.lodgeflow.scenarios.catalogue;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.AtOnce;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Many at the same entry of the catalogue in the same moment. */
@OnBothDatabases(Because.RACE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueRaceTest extends CatalogueStory {

    private static final int MANY = 12;

    @ParameterizedTest
    @EnumSource
    void manyCreationsWithOneKeyAreOne(Entry entry) {
        Map<String, Object> body = body(entry);
        Http sameKey = admin.once();
        List<Answer> answers = AtOnce.all(Collections.nCopies(MANY, () -> sameKey.post(collection(entry), body)));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = "HOTEL", mode = EnumSource.Mode.EXCLUDE)
    void oneOfManyGetsTheCode(Entry entry) {
        Map<String, Object> body = body(entry);
        List<Answer> answers =
                AtOnce.all(Collections.nCopies(MANY, () -> admin.once().post(collection(entry), body)));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        String taken = entry == Entry.ROOM ? "number_taken" : "code_taken";
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertProblem(answer, 409, taken));
    }

    /** Whoever loses is told to read again, or that somebody else is just at it. */
    @ParameterizedTest
    @EnumSource
    void oneOfManyChangesCounts(Entry entry) {
        String place = created(entry);
        Http armed = admin.with("If-Match", tag(place));
        String field = entry == Entry.ROOM ? "floor" : "name";
        List<Answer> answers = AtOnce.each(
                IntStream.range(0, MANY).boxed().toList(),
                number -> patch(
                        armed,
                        place,
                        JsonMapper.shared()
                                .writeValueAsString(Map.of(field, entry == Entry.ROOM ? number : "Name " + number))));
        List<Answer> counted =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(counted).hasSize(1);
        assertThat(admin.get(place).text()).isEqualTo(counted.getFirst().text());
        for (Answer other : answers) {
            if (other.status() != 200) {
                assertProblem(other, other.status(), other.status() == 412 ? "changed_meanwhile" : "busy");
            }
        }
    }
}
