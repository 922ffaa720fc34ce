package io.lodgeflow.scenarios.badinput;

import io.lodgeflow.scenarios.Product;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * An address of the product with a request that changes nothing there.
 *
 * @param body as JSON
 */
record Route(String method, String path, String body) {

    private static final String ID = "no_such-Thing7";

    /** Which refuse a request without an Idempotency-Key, when all else is right. */
    private static final Map<String, String> BODIES_WITHOUT_A_KEY = Map.of(
            "/v1/payments",
            "{\"reservationId\": \"res_1\", \"paymentToken\": \"tok_ok\"}",
            "/v1/reservations/" + ID + "/actions/cancel",
            "{\"reason\": \"none\"}");

    private static final List<String> FILES = List.of(
            "/index.html",
            "/pages/pages.css",
            "/pages/favicon.svg",
            "/webjars/htmx.org/dist/htmx.min.js",
            "/swagger-ui/index.html",
            "/pictures/reservation.svg",
            "/images/hotels/htl_demo_lisbon_1.svg",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/info");

    private static final Set<String> ALWAYS = Set.of(
            "GET /v1/hotels",
            "GET /v1/hotels/search",
            "POST /v1/reservations",
            "POST /v1/payments",
            "POST /v1/reservations/" + ID + "/actions/cancel",
            "POST /v1/auth/token",
            "POST /v1/gateway/webhooks/sandbox",
            "POST /sign-in",
            "POST /session/sign-in",
            "GET /operations/bookings");

    /** So many of all: files, what watches over the product, what has a filter of its own, and any others. */
    static List<Route> some(Product lodgeflow, int count, Random random, String wish) {
        List<Route> controllers = new ArrayList<>(ofControllers(lodgeflow, wish));
        Collections.shuffle(controllers, random);
        List<Route> chosen = Stream.of(
                        FILES.stream().map(path -> new Route("GET", path, "")),
                        controllers.stream().filter(Route::isAlwaysChosen),
                        controllers.stream().filter(route -> !route.isAlwaysChosen()))
                .flatMap(routes -> routes)
                .limit(count)
                .toList();
        if (controllers.stream().filter(Route::isAlwaysChosen).count() != ALWAYS.size() || chosen.size() != count) {
            throw new IllegalStateException("of " + controllers + " chosen " + chosen);
        }
        return chosen;
    }

    boolean needsAKey() {
        return method.equals("POST") && (path.equals("/v1/reservations") || BODIES_WITHOUT_A_KEY.containsKey(path));
    }

    private boolean isAlwaysChosen() {
        return ALWAYS.contains(method + " " + path);
    }

    private static Set<Route> ofControllers(Product lodgeflow, String wish) {
        RequestMappingHandlerMapping mapping =
                (RequestMappingHandlerMapping) lodgeflow.bean("requestMappingHandlerMapping");
        Set<Route> routes = new LinkedHashSet<>();
        mapping.getHandlerMethods().keySet().stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .forEach(info -> patterns(info)
                        .forEach(pattern ->
                                methods(info).forEach(method -> routes.add(of(method, plain(pattern), wish)))));
        return routes;
    }

    private static Route of(String method, String path, String wish) {
        if (method.equals("GET")) {
            return new Route(method, path, "");
        }
        return new Route(
                method, path, path.equals("/v1/reservations") ? wish : BODIES_WITHOUT_A_KEY.getOrDefault(path, "{}"));
    }

    private static Stream<String> patterns(RequestMappingInfo info) {
        return Objects.requireNonNull(info.getPathPatternsCondition()).getPatternValues().stream()
                .filter(pattern -> !pattern.contains("*") && !pattern.equals("/"))
                .sorted();
    }

    private static Stream<String> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? Stream.of("GET")
                : methods.stream().map(Enum::name).sorted();
    }

    /** A pattern with something in the place of its variables. */
    private static String plain(String pattern) {
        return pattern.replace("{gateway}", "sandbox")
                .replace("{version}", "1")
                .replace("{language}", "en")
                .replaceAll("\\{[^}]*\\}", ID);
    }
}
