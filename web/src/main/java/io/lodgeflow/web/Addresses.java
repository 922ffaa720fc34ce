package io.lodgeflow.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which requests are which. Spring matches the patterns on the path that it has parsed, as it does for controllers and for
 * the rules of security; {@link CanonicalPathFilter} has seen to it that the path can be read in one way only. Nobody else
 * reads the path of a request.
 */
public final class Addresses {

    /** The API. All other addresses are pages, files, and what watches over the product. */
    public static final String API = "/v1/**";

    /** Where a gateway tells its events. */
    public static final String GATEWAY_WEBHOOKS = "/v1/gateway/webhooks/{gateway}";

    /** Where the pages show what went wrong before a page was reached. */
    public static final String REFUSED = "/session/refused";

    /** The guest's site, open to everybody. */
    public static final List<String> SITE =
            List.of("/", "/search", "/search/**", "/hotels/**", "/book", "/book/**", "/my-booking", "/my-booking/**");

    private static final List<PathPattern> ON_THE_SITE =
            SITE.stream().map(PathPatternParser.defaultInstance::parse).toList();

    private static final RequestMatcher IN_THE_API = PathPatternRequestMatcher.pathPattern(API);
    private static final RequestMatcher AT_THE_FRONT_DESK = PathPatternRequestMatcher.pathPattern("/front-desk/**");

    public static boolean isApi(HttpServletRequest request) {
        return IN_THE_API.matches(request);
    }

    /** A browser asks for a page, not a program for data or a page for its pictures. */
    public static boolean isReadByAPerson(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return !isApi(request) && accepted != null && accepted.contains("text/html");
    }

    /** True for the pages of the front desk; other pages of the staff are those of the head office. */
    public static boolean isFrontDesk(HttpServletRequest request) {
        return AT_THE_FRONT_DESK.matches(request);
    }

    /** True for the pages of the guest's site, also while what was refused there is shown. */
    public static boolean isOnTheSite(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(pathOf(request));
        return ON_THE_SITE.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /**
     * The path that the client asked for, without the context path, wherever the request was forwarded to: to be shown, to
     * be led back to, to be kept with a key. Not for telling requests apart.
     */
    public static String pathOf(HttpServletRequest request) {
        return askedFor(request).substring(request.getContextPath().length());
    }

    /** The same with the context path, as it came: before {@link CanonicalPathFilter} it may be anything. */
    static String askedFor(HttpServletRequest request) {
        return Stream.of(RequestDispatcher.ERROR_REQUEST_URI, RequestDispatcher.FORWARD_REQUEST_URI)
                .map(request::getAttribute)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElseGet(request::getRequestURI);
    }

    private Addresses() {}
}
