package io.lodgeflow.web;

import io.lodgeflow.domain.words.Sentence;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses every request to the API that holds a payment card number: in its path, a query parameter, a header or
 * anywhere in its body, before anything else has read it. Says where, never what; nothing of it is kept or logged.
 */
@Component
@Order(BodyFilter.ORDER + 1)
class CardNumberGuard extends OncePerRequestFilter {

    /** Never logged or stored, and random enough to look like a card number by chance. */
    private static final Set<String> NOT_LOOKED_AT =
            Set.of("authorization", "cookie", "stripe-signature", "sandbox-signature");

    /** How callers name their requests, made of counters and times; never shown to anybody else. */
    private static final Set<String> NAMES_OF_REQUESTS = Set.of("idempotency-key", "request-id", "traceparent");

    private final Problems problems;

    CardNumberGuard(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Addresses.isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<FieldProblem> found = new ArrayList<>();
        if (CardNumbers.containsOne(Addresses.pathOf(request))) {
            found.add(FieldProblem.inParameter("path", "card_number_refused", "Holds a card number."));
        }
        lookIntoParameters(request, found);
        lookIntoHeaders(request, found);
        for (String pointer : CardNumbersInJson.pointers(BodyRequest.bodyOf(request))) {
            found.add(FieldProblem.inBody(pointer, "card_number_refused", "Holds a card number."));
        }
        if (found.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            problems.write(refused(found), request, response);
        }
    }

    /** Read from the raw query, so that a malformed one hides nothing. */
    private static void lookIntoParameters(HttpServletRequest request, List<FieldProblem> found) {
        String query = request.getQueryString();
        if (query == null) {
            return;
        }
        for (String pair : List.of(query.split("&", -1))) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (CardNumbers.containsOne(decoded(pair.substring(equals + 1))) || CardNumbers.containsOne(name)) {
                found.add(FieldProblem.inParameter(
                        CardNumbers.mask(name), "card_number_refused", "Holds a card number."));
            }
        }
    }

    private static void lookIntoHeaders(HttpServletRequest request, List<FieldProblem> found) {
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!NOT_LOOKED_AT.contains(name.toLowerCase(Locale.ROOT))
                    && Collections.list(request.getHeaders(name)).stream().anyMatch(value -> holdsOne(name, value))) {
                found.add(FieldProblem.inHeader(name, "card_number_refused", "Holds a card number."));
            }
        }
    }

    private static boolean holdsOne(String name, String value) {
        return NAMES_OF_REQUESTS.contains(name.toLowerCase(Locale.ROOT))
                ? CardNumbers.surelyIn(value)
                : CardNumbers.containsOne(value);
    }

    private static String decoded(@Nullable String text) {
        try {
            return text == null ? "" : URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return String.valueOf(text);
        }
    }

    private static ProblemException refused(List<FieldProblem> found) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "card_number_refused",
                Sentence.of("refusal.card_number_refused"),
                found,
                Map.of(),
                new HttpHeaders());
    }
}
