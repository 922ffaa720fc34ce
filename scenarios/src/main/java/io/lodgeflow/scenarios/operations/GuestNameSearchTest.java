package io.lodgeflow.scenarios.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.operations.BookingSearch;
import io.lodgeflow.workflows.operations.BookingSearch.BookingHit;
import io.lodgeflow.workflows.operations.GuestRepairs;
import io.lodgeflow.workflows.operations.RepairDesk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bookings are found by any word of the guest's name, on both databases by their indexes. */
@OnBothDatabases(Because.STORE)
class GuestNameSearchTest extends Story {

    private final BookingSearch search = lodgeflow.bean(BookingSearch.class);
    private final TestHotel hotel = hotel(9, 1);

    @Test
    void anyWordsOfTheNameInAnyOrderFindTheBooking() {
        String id = named("Wilhelmina van der Quastenberg-Ypsilon");
        for (String words : List.of(
                "Wilhelmina",
                "wilhel",
                "VAN DER QUASTEN",
                "quastenberg",
                "Ypsilon",
                "Quastenberg Wilhelmina",
                "ypsi wilh der")) {
            assertThat(found(words)).as(words).containsExactly(id);
        }
        assertThat(found("Quastenberg Zeno")).isEmpty();
        assertThat(found("astenberg")).as("the middle of a word").isEmpty();
        assertThat(found("quasten%g")).as("no letter stands for others").isEmpty();
        assertThat(operations
                        .get("/v1/operations/bookings?hotel=" + hotel.id() + "&text="
                                + URLEncoder.encode("Quastenberg", StandardCharsets.UTF_8))
                        .json()
                        .at("/items/0/reservationId")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void aConfirmationNumberIsFoundHoweverItIsWritten() {
        String id = named("Numberly Read");
        String number = read(id).at("/confirmationNumber");
        String halves = number.substring(0, 5) + " - " + number.substring(5);
        for (String written : List.of(
                number,
                number.toLowerCase(Locale.ROOT),
                fullWidth(number),
                " " + number + " ",
                halves,
                halves.toLowerCase(Locale.ROOT),
                number.replace('0', 'O').replace('1', 'l'))) {
            assertThat(found(written)).as(written).containsExactly(id);
            assertThat(operations
                            .get("/v1/reservations?confirmationNumber="
                                    + URLEncoder.encode(written, StandardCharsets.UTF_8))
                            .json()
                            .at("/items")
                            .findValuesAsString("id"))
                    .as(written)
                    .containsExactly(id);
        }
    }

    @Test
    void caseAccentsWidthAndHyphensDoNotMatter() {
        Map<String, List<String>> written = Map.of(
                "Zoë Krüger-Øst",
                List.of(
                        "zoe",
                        "Zoë",
                        "ZOË",
                        "Zoe\u0308",
                        "zöe krug",
                        "KRÜGER-ØST",
                        "kruger ost",
                        "ｋｒｕｇｅｒ",
                        "Ost\u2010Kruger"),
                "Łukasz Strauß",
                List.of("lukasz", "łukasz", "ŁUKASZ", "strauss", "STRAUSS Lukasz"),
                "Siân O’Brien",
                List.of("sian obrien", "O'BRIEN", "o´brien", "obri"),
                "Ｔａｒｏ\u3000Ｙａｍａ",
                List.of("taro", "yama TARO", "ｙａｍａ"));
        written.forEach((name, searches) -> {
            String id = named(name);
            for (String words : searches) {
                assertThat(found(words)).as(words + " for " + name).containsExactly(id);
            }
        });
        assertThat(found("krueger")).as("letters are not spelt out").isEmpty();
    }

    @Test
    void eMailAndReferenceAreFoundInAnyCase() {
        String email = "Quince.Somebody" + hotel.id() + "@Guest.Example";
        String reference = "Trip-" + hotel.id() + "-B";
        Map<String, Object> wish =
                with(hotel.wish("standard", "flexible", hotel.today().plusDays(40), 1), "guestName", "Quince");
        String id = placed(operations, with(with(wish, "guestEmail", email), "clientReference", reference));
        for (String text : List.of(email, reference, id)) {
            for (String written : List.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))) {
                assertThat(found(written)).as(written).containsExactly(id);
            }
        }
    }

    @Test
    void koreanNamesAreFoundByFamilyAndByGivenName() {
        String together = named("탁라온");
        String apart = named("탁 라온");
        assertThat(found("탁")).containsExactlyInAnyOrder(together, apart);
        assertThat(found("라온")).containsExactlyInAnyOrder(together, apart);
        assertThat(found("탁라온")).containsExactlyInAnyOrder(together, apart);
        assertThat(found("탁 라온")).containsExactlyInAnyOrder(together, apart);
    }

    @Test
    void aCorrectedNameIsFoundAndTheOldOneIsNot() {
        String id = named("Ottoline Vorher");
        correct(id, "Ottoline Nachher");
        assertThat(found("Nachher")).containsExactly(id);
        assertThat(found("Vorher")).isEmpty();
        correct(id, "Ottoline Später");
        assertThat(found("spater")).containsExactly(id);
        assertThat(found("Nachher")).isEmpty();
    }

    private void correct(String id, String name) {
        lodgeflow
                .bean(RepairDesk.class)
                .perform(
                        id,
                        new GuestRepairs.EditAndRetry(name, null, null, null),
                        "married",
                        null,
                        new Operator(
                                new io.lodgeflow.domain.identity.Actor("support:usr_s"),
                                io.lodgeflow.domain.identity.Role.SUPPORT,
                                null,
                                "192.0.2.2"))
                .orThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guest_name_key",
                "guest_name_key_2",
                "guest_name_key_3",
                "guest_name_key_4",
                "guest_name_key_last",
                "guest_email_key",
                "client_reference_key"
            })
    void anIndexAnswers(String column) {
        String plan = lodgeflow
                .jdbc()
                .queryForList("explain select id from reservation where " + column + " like ? limit 2000", "quasten%")
                .toString()
                .toLowerCase(Locale.ROOT);
        String index = "reservation_" + column.replace("guest_name_key", "guest_name");
        assertThat(plan).contains(index).doesNotContain("tablescan");
    }

    private static String fullWidth(String text) {
        return text.chars()
                .mapToObj(letter -> Character.toString(letter - '!' + '！'))
                .collect(Collectors.joining());
    }

    private String named(String name) {
        Map<String, Object> wish =
                with(hotel.wish("standard", "flexible", hotel.today().plusDays(40), 1), "guestName", name);
        return placed(operations, with(with(wish, "guestEmail", "somebody@guest.example"), "language", "en"));
    }

    private List<String> found(String words) {
        return search
                .find(
                        new BookingSearch.Criteria(words, hotel.id(), Set.of(), null, false, null, null, null, null),
                        null,
                        50)
                .hits()
                .stream()
                .map(BookingHit::reservationId)
                .toList();
    }
}
