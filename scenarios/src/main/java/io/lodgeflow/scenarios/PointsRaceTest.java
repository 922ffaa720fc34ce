package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many payments at once use the points of one guest: no point is used twice, and none is missing. */
@OnBothDatabases(Because.RACE)
class PointsRaceTest extends Story {

    private static final int PAYMENTS = 8;

    @Test
    void pointsAreNeverUsedTwice() {
        TestHotel hotel = hotel(PAYMENTS, 1);
        LocalDate arrival = hotel.today().plusDays(10);
        Http vip = person("vip");
        long before = pointsOf(vip);
        long each = before / 3;
        List<String> holds = IntStream.range(0, PAYMENTS)
                .mapToObj(n -> placed(vip, hotel.wish("standard", "flexible", arrival, 3)))
                .toList();
        List<Answer> answers = AtOnce.each(holds, id -> payWithPoints(vip, id, each, "tok_ok"));
        long paid = answers.stream().filter(answer -> answer.status() < 300).count();
        assertThat(paid)
                .as(answers.stream().map(Answer::text).toList().toString())
                .isEqualTo(3);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(PAYMENTS - 3);
        assertThat(pointsOf(vip)).isEqualTo(before - 3 * each);
        assertBooksAreRight();
    }
}
