package io.lodgeflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a path that is not written in its one plain form, before security, filters or controllers see the request:
 * behind this filter the path is the same text raw, decoded, normalized and parsed. No refused character is repeated in the answer.
 */
@Component
@Order(CanonicalPathFilter.ORDER)
class CanonicalPathFilter extends OncePerRequestFilter {

    /** Right after the request got its id. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

    static final String CODE = "path_not_canonical";

    private final Problems problems;
    private final byte[] page;

    CanonicalPathFilter(Problems problems) {
        this.problems = problems;
        try {
            this.page = new ClassPathResource("web/path-not-canonical.html").getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (isCanonical(path) && !(path.contains(".") && Addresses.isApi(request))) {
            chain.doFilter(request, response);
        } else if (isReadByAPerson(request)) {
            show(response);
        } else {
            problems.write(refused(), request, response);
        }
    }

    /**
     * True for {@code /}, and for words of letters, digits, {@code _} and {@code -} with a slash before each; names of files
     * have single dots before or between their words. So there is nothing to decode, no segment is empty, and none leads up.
     */
    static boolean isCanonical(String path) {
        char before = '.';
        for (int i = 0; i < path.length(); i++) {
            char here = path.charAt(i);
            boolean fits = switch (here) {
                case '/' -> i == 0 || isOfAWord(before);
                case '.' -> before != '.';
                default -> isOfAWord(here) && i > 0;
            };
            if (!fits) {
                return false;
            }
            before = here;
        }
        return isOfAWord(before) || path.equals("/");
    }

    private static boolean isOfAWord(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '_'
                || letter == '-';
    }

    private static boolean isReadByAPerson(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET") && accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** In all our languages: whose session or choice it is, is not looked at. */
    private void show(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(page);
    }

    private static ProblemException refused() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                CODE,
                "Write the path in its plain form: one '/' before each part and none at the end, parts of letters, digits,"
                        + " '_' and '-', nothing percent-encoded, no ';', no dots but those of a file's name. Values in"
                        + " the query may hold anything, percent-encoded.");
    }
}
