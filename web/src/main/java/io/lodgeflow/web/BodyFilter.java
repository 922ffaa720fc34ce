package io.lodgeflow.web;

import io.lodgeflow.domain.words.Sentence;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of every request to the API once, up to the limit and never further, however it is sent; what comes
 * after can read the very same bytes again. Larger: 413. Runs after Spring Security, so that strangers' bodies are not
 * read where a token is needed.
 */
@Component
@Order(BodyFilter.ORDER)
class BodyFilter extends OncePerRequestFilter {

    static final int ORDER = 0;

    private final Problems problems;
    private final int limit;
    private final Duration patience;

    BodyFilter(
            Problems problems,
            @Value("${lodgeflow.api.body-limit:64KB}") DataSize limit,
            @Value("${lodgeflow.api.body-patience:20s}") Duration patience) {
        this.patience = patience;
        this.problems = problems;
        this.limit = Math.toIntExact(limit.toBytes());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Addresses.isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            problems.write(unsupported(), request, response);
            return;
        }
        if (request.getContentLengthLong() > limit) {
            problems.write(tooLarge(), request, response);
            return;
        }
        byte[] body;
        try {
            body = read(request.getInputStream());
        } catch (IOException broken) {
            problems.write(Problems.ofStatus(HttpStatus.BAD_REQUEST), request, response);
            return;
        }
        if (body.length > limit) {
            problems.write(tooLarge(), request, response);
            return;
        }
        chain.doFilter(new BodyRequest(request, body), response);
    }

    /** Up to one byte beyond the limit; who sends slower than a body is worth waiting for is not listened to. */
    private byte[] read(InputStream in) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int read = 0; read >= 0 && body.size() <= limit; ) {
            read = in.read(part, 0, Math.min(part.length, limit + 1 - body.size()));
            body.write(part, 0, Math.max(0, read));
            if (System.nanoTime() - end > 0) {
                throw new IOException("the body comes too slowly");
            }
        }
        return body.toByteArray();
    }

    private static ProblemException unsupported() {
        return new ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_encoding", "Send the body without Content-Encoding.");
    }

    private ProblemException tooLarge() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONNECTION, "close"); // the rest is not worth reading
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "body_too_large",
                Sentence.of("refusal.body_too_large", limit),
                List.of(),
                Map.of("limit", limit),
                headers);
    }
}
