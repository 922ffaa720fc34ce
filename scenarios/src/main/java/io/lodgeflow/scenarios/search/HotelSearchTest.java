package io.lodgeflow.scenarios.search;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The demo's hotels are found by place and distance, in the order asked for, counted, page by page. */
@OnBothDatabases(Because.STORE)
class HotelSearchTest extends SearchStory {

    private static final String KOREA = "place=" + encoded("대한민국");
    private static final String INNSBRUCK = "latitude=47.2692&longitude=11.4041";

    @ParameterizedTest
    @CsvSource({
        "Lisbon, Lisbon, 4",
        "lisb, Lisbon, 4",
        "LÍSBÖN, Lisbon, 4",
        "ＬＩＳＢＯＮ, Lisbon, 4",
        "new york, New York, 4",
        "york new, New York, 4",
        "new-york, New York, 4",
        "seoul gangnam, Seoul, 1",
        "copper lantern, Seoul, 1",
        "서울, Seoul, 4",
        "서울 gangnam, Seoul, 1",
        "부산, Busan, 4",
        "제주, Jeju, 4",
        "도쿄, Tokyo, 4",
        "東京, Tokyo, 4",
        "싱가포르, Singapore, 4",
        "방콕, Bangkok, 4",
        "시드니, Sydney, 4",
        "두바이, Dubai, 4",
        "리스본, Lisbon, 4",
        "Lisboa, Lisbon, 4",
        "LISSABON, Lisbon, 4",
        "lisbon, Lisbon, 4",
        "파루, Faro, 4",
        "파리, Paris, 4",
        "런던, London, 4",
        "Londres, London, 4",
        "베를린, Berlin, 4",
        "로마, Rome, 4",
        "Roma, Rome, 4",
        "뉴욕, New York, 4",
        "nueva york, New York, 4",
        "호놀룰루, Honolulu, 4",
        "인스브루크, Innsbruck, 4"
    })
    void aPlaceIsFoundHoweverItIsWritten(String place, String city, int count) {
        List<JsonNode> found = found("place=" + encoded(place));
        assertThat(found)
                .hasSize(count)
                .allMatch(hotel -> hotel.at("/city").asString().equals(city));
    }

    /** The list takes the whole name, the search the beginning of each of its words. */
    @ParameterizedTest
    @CsvSource({"lisbon", "Lisboa", "LISBÔA", "리스본", "里斯本", "'Lisbon '"})
    void theListOfHotelsKnowsACityByItsNamesToo(String name) {
        List<String> ids = anonymous
                .get("/v1/hotels?limit=100&city=" + encoded(name))
                .json()
                .at("/items")
                .findValuesAsString("id");
        assertThat(ids).containsAll(ids(found("place=Lisbon")));
        assertThat(anonymous
                        .get("/v1/hotels?limit=100&city=Lisb")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(anonymous
                        .get("/v1/hotels?limit=100&country=ES&city=" + encoded(name))
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void facetsNameCitiesAsTheirHotelsDo() {
        assertThat(search("place=" + encoded("서울")).json().at("/facets/cities").valueStream())
                .singleElement()
                .satisfies(city -> {
                    assertThat(city.at("/value").asString()).isEqualTo("Seoul");
                    assertThat(city.at("/count").asInt()).isEqualTo(4);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"대한민국", "대한", "대한ㅁ", "South Korea"})
    void aCountryIsFoundInKoreanAndEnglish(String country) {
        assertThat(found("place=" + encoded(country)))
                .hasSize(12)
                .allMatch(hotel -> hotel.at("/country").asString().equals("KR"));
    }

    @Test
    void withinARadiusTheNearestComesFirst() {
        List<JsonNode> found = found(INNSBRUCK + "&radiusKm=50");
        assertThat(found)
                .hasSize(4)
                .allMatch(hotel -> hotel.at("/city").asString().equals("Innsbruck"));
        List<Double> distances = each(found, hotel -> hotel.at("/distanceKm").asDouble());
        assertThat(distances).isSorted().allMatch(distance -> distance <= 50);
        List<JsonNode> nearer = found(INNSBRUCK + "&radiusKm=" + (distances.get(1) + 0.1));
        assertThat(ids(nearer)).isEqualTo(ids(found).subList(0, nearer.size()));
        assertThat(nearer.size()).isGreaterThanOrEqualTo(2).isLessThanOrEqualTo(4);
        List<String> reversed = ids(found(INNSBRUCK + "&radiusKm=50&sort=distance&order=desc"));
        assertThat(reversed.reversed()).isEqualTo(ids(found));
    }

    @Test
    void withoutARadiusFarHotelsAreFoundToo() {
        List<JsonNode> found = found(INNSBRUCK + "&" + KOREA);
        assertThat(found).hasSize(12);
        assertThat(each(found, hotel -> hotel.at("/distanceKm").asDouble()))
                .isSorted()
                .allMatch(distance -> distance > 8_000 && distance < 10_000);
    }

    @Test
    void priceSortsUpwardsUnlessAskedOtherwise() {
        List<BigDecimal> prices = each(found(KOREA + "&sort=price"), HotelSearchTest::perNight);
        assertThat(prices).hasSize(12).isSorted();
        assertThat(each(found(KOREA + "&sort=price&order=desc"), HotelSearchTest::perNight))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .containsExactlyInAnyOrderElementsOf(prices);
    }

    @Test
    void sortedByPriceHotelsStandTogetherByCurrency() {
        List<JsonNode> found = found("place=" + encoded("a") + "&sort=price");
        List<String> currencies =
                each(found, hotel -> hotel.at("/offer/perNight/currency").asString());
        assertThat(currencies).isSorted();
        currencies.stream()
                .distinct()
                .forEach(currency -> assertThat(found.stream()
                                .filter(hotel -> hotel.at("/offer/perNight/currency")
                                        .asString()
                                        .equals(currency))
                                .map(HotelSearchTest::perNight))
                        .isSorted());
    }

    @Test
    void theBestRatedComeFirstUnlessAskedOtherwise() {
        List<Double> ratings =
                each(found(KOREA), hotel -> hotel.at("/guestRating").asDouble());
        assertThat(ratings).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(each(
                        found(KOREA + "&sort=rating&order=asc"),
                        hotel -> hotel.at("/guestRating").asDouble()))
                .isSorted();
    }

    @Test
    void namesSortByTheirLetters() {
        List<String> names = each(found(KOREA + "&sort=name"), HotelSearchTest::name);
        assertThat(names).hasSize(12).isSorted();
        assertThat(each(found(KOREA + "&sort=NAME&order=DESC"), HotelSearchTest::name))
                .isEqualTo(names.reversed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=price",
                "sort=price&order=desc",
                "sort=rating",
                "sort=rating&order=asc",
                "sort=name",
                "sort=name&order=desc",
                "sort=distance&latitude=37.5&longitude=127",
                "sort=distance&order=desc&latitude=37.5&longitude=127"
            })
    void pagesGiveEveryHotelOnce(String order) {
        List<String> all = ids(found(KOREA + "&" + order));
        assertThat(all).hasSize(12).doesNotHaveDuplicates();
        for (int limit : new int[] {1, 5, 12}) {
            assertThat(idsByPages(KOREA + "&" + order, limit)).isEqualTo(all);
        }
    }

    @Test
    void withoutAnyWishEveryHotelIsFound() {
        int total = search("limit=1").json().at("/total").asInt();
        assertThat(total).isGreaterThanOrEqualTo(68);
        assertThat(idsByPages("sort=price", 23)).hasSize(total).doesNotHaveDuplicates();
    }

    @Test
    void aCursorBelongsToItsOrder() {
        String cursor = "&cursor=" + search(KOREA + "&sort=price&limit=2").at("/nextCursor");
        for (String other : List.of("&sort=name", "&sort=price&order=desc", "")) {
            assertProblem(anonymous.get("/v1/hotels/search?" + KOREA + other + cursor), 400, "invalid_cursor")
                    .inParameter("cursor");
        }
    }

    @Test
    void facetsCountWhatIsFound() {
        JsonNode facets = search(KOREA + "&limit=1").json().at("/facets");
        List<JsonNode> found = found(KOREA);
        assertThat(facets.at("/cities").valueStream())
                .hasSize(3)
                .allMatch(city -> city.at("/count").asInt() == 4);
        for (JsonNode star : facets.at("/starRatings")) {
            assertThat(found(KOREA + "&stars=" + star.at("/value").asInt()))
                    .hasSize(star.at("/count").asInt());
        }
        for (JsonNode amenity : facets.at("/amenities")) {
            String name = amenity.at("/value").asString();
            assertThat(found(KOREA + "&amenities=" + encoded(name)))
                    .as(name)
                    .hasSize(amenity.at("/count").asInt())
                    .allMatch(hotel -> texts(hotel.at("/amenities")).contains(name));
        }
        int counted = 0;
        for (JsonNode range : facets.at("/priceRanges")) {
            BigDecimal from = new BigDecimal(range.at("/from/amount").asString());
            BigDecimal to = new BigDecimal(range.at("/to/amount").asString());
            assertThat(found.stream()
                            .map(HotelSearchTest::perNight)
                            .filter(price -> price.compareTo(from) >= 0 && price.compareTo(to) < 0))
                    .hasSize(range.at("/count").asInt());
            counted += range.at("/count").asInt();
        }
        assertThat(counted).isEqualTo(12);
    }

    @Test
    void amenitiesMustAllBeThereAndStarsMayBeAny() {
        List<JsonNode> found = found("amenities=pool,SPA&stars=4,5&" + KOREA);
        assertThat(found).isNotEmpty().allSatisfy(hotel -> {
            assertThat(texts(hotel.at("/amenities"))).contains("pool", "spa");
            assertThat(hotel.at("/starRating").asInt()).isBetween(4, 5);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "place=Atlantis",
                "place=Seoul+Paris",
                "latitude=0&longitude=-30&radiusKm=100",
                "amenities=submarine",
                "guests=200",
                "roomType=igloo",
                "currency=ISK",
                "arrival=2020-01-01&departure=2020-01-03",
                "arrival=-999999999-01-01&departure=-999999999-01-02",
                "arrival=2199-01-01&departure=2199-01-03"
            })
    void nothingFoundIsAnEmptyPage(String query) {
        Answer answer = search(query);
        assertThat(answer.json().at("/items").size()).isZero();
        assertThat(answer.json().at("/total").asInt()).isZero();
        assertThat(answer.json().at("/nextCursor").isNull()).isTrue();
        assertThat(answer.json().at("/facets/cities").size()).isZero();
        assertThat(answer.json().at("/facets/priceRanges").size()).isZero();
    }

    private static BigDecimal perNight(JsonNode hotel) {
        return new BigDecimal(hotel.at("/offer/perNight/amount").asString());
    }

    private static String name(JsonNode hotel) {
        return hotel.at("/name").asString().toLowerCase(Locale.ROOT);
    }
}
