package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.AtOnce;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.TestHotel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What guests of a hotel that closes are offered, and what happens when several want the same. */
class ClosureOfferTest extends ClosureStory {

    @Test
    void whoseHotelIsFullMeanwhileIsOfferedOthers() {
        TestHotel small = hotelAt(0.01, 1);
        TestHotel other = hotelAt(0.1, 2);
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        closed(hotel);
        lodgeflow.settle();
        assertThat(offered(id)).containsExactly(small.id(), other.id());
        placed(korean, small.wish("standard", "pay_at_hotel", arrival.plusDays(1), 1));
        placed(korean, small.wish("suite", "pay_at_hotel", arrival.plusDays(1), 1));

        assertProblem(choose(guest, id, small), 409, "no_availability");
        assertThat(status(id)).isEqualTo("paid");
        assertThat(offered(id)).containsExactly(other.id());
        assertThat(messages(id)).containsExactly("payment_receipt", "confirmation", "hotel_closure", "hotel_closure");
        assertThat(sold(small, "standard", arrival, 2)).containsExactly(0, 1);

        assertThat(choose(guest, id, other).at("/outcome")).isEqualTo("moved");
        assertThat(sold(other, "standard", arrival, 2)).containsExactly(1, 1);
        assertThat(status(id)).isEqualTo("refunded");
    }

    @Test
    void twoGuestsWantTheLastRoomAtTheSameMoment() {
        TestHotel small = hotelAt(0.01, 1);
        List<String> ids = List.of(
                paid(guest, hotel.wish("standard", "flexible", arrival, 2)),
                paid(guest, hotel.wish("standard", "flexible", arrival, 2)));
        String closure = closed(hotel);
        lodgeflow.settle();
        List<Answer> answers = AtOnce.each(ids, id -> choose(guest, id, small));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        int loser = answers.get(0).status() == 409 ? 0 : 1;
        assertProblem(answers.get(loser), 409, "no_availability");
        assertThat(sold(small, "standard", arrival, 2)).containsExactly(1, 1);
        assertThat(status(ids.get(loser))).isEqualTo("paid");

        Answer offer = guest.get(offerOf(ids.get(loser)));
        assertThat(offer.at("/alternatives/0/roomTypeId")).as(offer.text()).isEqualTo(small.typeId("suite"));
        assertThat(offer.at("/alternatives/0/total/amount")).isEqualTo("200.00");
        assertThat(choose(guest, ids.get(loser), small).at("/outcome")).isEqualTo("moved");
        assertThat(sold(small, "suite", arrival, 2)).containsExactly(1, 1);
        assertThat(report(closure).at("/allowances/amount").asString()).isEqualTo("300.00");
    }

    @Test
    void ofSeveralAnswersAtTheSameMomentOneCounts() {
        TestHotel other = hotelAt(0.01, 5);
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String closure = closed(hotel);
        lodgeflow.settle();
        List<Callable<Answer>> answers = List.of(
                () -> choose(guest, id, other),
                () -> choose(guest, id, null),
                () -> choose(guest, id, other),
                () -> choose(guest, id, null));
        assertThat(AtOnce.all(answers)).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(moved(id)).isZero();
        boolean went = outcomes(report(closure)).equals(Map.of("moved", 1));
        assertThat(sold(other, "standard", arrival, 2)).containsExactly(went ? 1 : 0, went ? 1 : 0);
        assertThat(history(id)).containsOnlyOnce("canceled");
    }

    @Test
    void threeHotelsAreOfferedTheSameCityFirstThenTheNearest() {
        TestHotel far = hotelAt(0.15, 2);
        TestHotel near = hotelAt(0.02, 2);
        TestHotel nearest = hotelAt(0.01, 2);
        TestHotel nextTown = TestHotel.in(lodgeflow, "Nexttown " + city, -80 + 2 * city + 0.005, 2, 1);
        TestHotel farTown = TestHotel.in(lodgeflow, "Fartown " + city, -80 + 2 * city + 0.5, 2, 1);
        String one = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String two = paid(guest, with(with(hotel.wish("standard", "flexible", arrival, 2), "rooms", 2), "adults", 4));
        placed(korean, near.wish("standard", "pay_at_hotel", arrival.plusDays(1), 1));
        closed(hotel);
        lodgeflow.settle();
        assertThat(offered(one)).containsExactly(nearest.id(), near.id(), far.id());
        assertThat(offered(two))
                .as("two rooms in each")
                .containsExactly(nearest.id(), far.id(), nextTown.id())
                .doesNotContain(farTown.id());
    }
}
