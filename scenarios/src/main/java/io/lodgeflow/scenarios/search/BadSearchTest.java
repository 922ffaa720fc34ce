package io.lodgeflow.scenarios.search;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches that cannot be meant so name the parameter. */
class BadSearchTest extends SearchStory {

    @ParameterizedTest
    @CsvSource({
        "arrival=2030-01-01, 422, dates_incomplete, departure",
        "departure=2030-01-01, 422, dates_incomplete, arrival",
        "arrival=2030-01-02&departure=2030-01-01, 422, dates_swapped, departure",
        "arrival=2030-01-01&departure=2030-06-01, 422, stay_too_long, departure",
        "arrival=%2B999999999-12-31&departure=%2B999999999-12-31, 422, beyond_horizon, arrival",
        "arrival=tomorrow&departure=2030-01-01, 400, invalid_parameter, arrival",
        "guests=0, 422, guest_count, guests",
        "guests=201, 422, guest_count, guests",
        "guests=99999999999, 400, invalid_parameter, guests",
        "rooms=0, 422, room_count, rooms",
        "rooms=11, 422, room_count, rooms",
        "latitude=38, 422, position_incomplete, longitude",
        "longitude=-9, 422, position_incomplete, latitude",
        "latitude=91&longitude=0, 422, out_of_range, latitude",
        "latitude=0&longitude=-181, 422, out_of_range, longitude",
        "latitude=NaN&longitude=0, 422, out_of_range, latitude",
        "latitude=0&longitude=0&radiusKm=0, 422, out_of_range, radiusKm",
        "latitude=0&longitude=0&radiusKm=-5, 422, out_of_range, radiusKm",
        "radiusKm=5, 422, position_required, radiusKm",
        "latitude=north&longitude=0, 400, invalid_parameter, latitude",
        "minPrice=10, 422, currency_required, currency",
        "maxPrice=10, 422, currency_required, currency",
        "currency=eur, 422, unknown_currency, currency",
        "currency=XXX, 422, unknown_currency, currency",
        "currency=EUR&minPrice=-1, 422, invalid_amount, minPrice",
        "currency=EUR&maxPrice=10.001, 422, invalid_amount, maxPrice",
        "currency=KRW&maxPrice=10.5, 422, invalid_amount, maxPrice",
        "currency=EUR&maxPrice=1E400, 422, invalid_amount, maxPrice",
        "currency=EUR&maxPrice=1E-2147483647, 422, invalid_amount, maxPrice",
        "currency=EUR&maxPrice=much, 400, invalid_parameter, maxPrice",
        "currency=EUR&minPrice=20&maxPrice=10, 422, prices_swapped, maxPrice",
        "stars=6, 422, out_of_range, stars",
        "stars=0, 422, out_of_range, stars",
        "stars=many, 400, invalid_parameter, stars",
        "sort=beauty, 422, unknown_sort, sort",
        "sort=distance, 422, position_required, sort",
        "order=up, 422, unknown_order, order",
        "place=a+b+c+d+e+f+g+h+i+j+k, 422, too_long, place",
        "roomType=a+b+c+d+e+f+g+h+i+j+k, 422, too_long, roomType",
        "limit=0, 400, invalid_parameter, limit",
        "limit=101, 400, invalid_parameter, limit",
        "cursor=nonsense, 400, invalid_cursor, cursor"
    })
    void namesTheParameter(String query, int status, String code, String parameter) {
        assertProblem(anonymous.get("/v1/hotels/search?" + query), status, code).inParameter(parameter);
    }

    @Test
    void severalFaultsAreToldTogether() {
        Answer answer = anonymous.get("/v1/hotels/search?guests=0&rooms=0&stars=9");
        assertProblem(answer, 422, "validation_failed");
        assertThat(answer.json().at("/errors").findValuesAsString("parameter"))
                .containsExactly("guests", "rooms", "stars");
    }

    @Test
    void longTextsAndManyAmenitiesAreRefused() {
        assertProblem(anonymous.get("/v1/hotels/search?place=" + "a".repeat(201)), 422, "too_long")
                .inParameter("place");
        assertProblem(anonymous.get("/v1/hotels/search?amenities=" + "wifi,".repeat(20) + "wifi"), 422, "too_long")
                .inParameter("amenities");
    }

    @ParameterizedTest
    @CsvSource({"place=%00", "place=%F0%9F%8F%A8", "place=%25_'", "amenities=%2C", "roomType=--", "stars=%2C"})
    void oddTextsAreSearchedForAndBreakNothing(String query) {
        assertThat(search(query).json().at("/items").isArray()).isTrue();
    }
}
