package io.lodgeflow.scenarios.badinput;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Rows;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Terms of sale that cannot be: a mistake here would be kept by every booking made under them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRatePlanTest extends Story {

    private final TestHotel hotel = hotel(1, 1);
    private final String plans = "/v1/hotels/" + hotel.id() + "/rate-plans";
    private final Http admin = person("admin");

    @ParameterizedTest
    @MethodSource
    void isRefusedAndChangesNothing(String field, Object value, String code) {
        Rows before = Rows.now(lodgeflow);
        assertProblem(admin.once().post(plans, with(field, value)), 422, code).inBody("/" + field);
        before.assertUnchanged();
    }

    static Stream<Arguments> isRefusedAndChangesNothing() {
        return Stream.of(
                Arguments.of("cancellationPolicy", "NON_REFUNDABEL", "unknown_policy"),
                Arguments.of("cancellationPolicy", "flexible!", "validation_failed"),
                Arguments.of("cancellationPolicy", "", "validation_failed"),
                Arguments.of("pricePercent", 0, "validation_failed"),
                Arguments.of("pricePercent", 201, "validation_failed"),
                Arguments.of("depositPercent", 30, "deposit_plan"),
                Arguments.of("name", " ", "validation_failed"),
                Arguments.of("code", "", "validation_failed"));
    }

    @Test
    void aPolicyThatTheTableKnowsIsTaken() {
        for (String policy : new String[] {"flexible", "NON_REFUNDABLE", "Non_Refundable"}) {
            Map<String, Object> body = with("cancellationPolicy", policy);
            body.put("code", "TAKEN_" + policy.length() + (policy.equals(policy.toUpperCase(Locale.ROOT)) ? "U" : "L"));
            Http.Answer created = admin.once().post(plans, body);
            assertThat(created.status()).as(created.text()).isEqualTo(201);
            assertThat(created.at("/cancellationPolicy")).isEqualTo(policy.toLowerCase(Locale.ROOT));
        }
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "code",
                "EARLY",
                "name",
                "Early bird",
                "pricePercent",
                90,
                "paymentPlan",
                "PREPAID",
                "cancellationPolicy",
                "FLEXIBLE"));
        body.put(field, value);
        return body;
    }
}
