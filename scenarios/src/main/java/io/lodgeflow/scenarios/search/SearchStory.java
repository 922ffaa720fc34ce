package io.lodgeflow.scenarios.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The sentences of those who look for a hotel. */
abstract class SearchStory extends Story {

    /** @param query without the question mark */
    final Answer search(String query) {
        Answer answer = anonymous.get("/v1/hotels/search?" + query);
        assertThat(answer.status()).as(query + ": " + answer.text()).isEqualTo(200);
        return answer;
    }

    /** Everything that is found, as one list: at most one page. */
    final List<JsonNode> found(String query) {
        Answer answer = search(query + "&limit=100");
        List<JsonNode> items = answer.json().at("/items").valueStream().toList();
        assertThat(answer.json().at("/total").asInt()).as(query).isEqualTo(items.size());
        assertThat(answer.json().at("/nextCursor").isNull()).isTrue();
        return items;
    }

    /** What is found, page by page. */
    final List<String> idsByPages(String query, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = search(query + "&limit=" + limit + cursor);
            List<String> ofPage = page.json().at("/items").findValuesAsString("hotelId");
            assertThat(ofPage).hasSizeBetween(1, limit);
            ids.addAll(ofPage);
            cursor = page.at("/nextCursor").isEmpty() ? "" : "&cursor=" + page.at("/nextCursor");
        } while (!cursor.isEmpty());
        return ids;
    }

    static <T> List<T> each(List<JsonNode> found, Function<JsonNode, T> value) {
        return found.stream().map(value).toList();
    }

    static List<String> ids(List<JsonNode> found) {
        return each(found, hotel -> hotel.at("/hotelId").asString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
