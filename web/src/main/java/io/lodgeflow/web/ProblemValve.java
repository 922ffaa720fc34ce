package io.lodgeflow.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The container's own errors, such as a malformed request line, as problem documents without a word about the server. */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemException problem = Problems.ofStatus(status);
        Locale reader = ProblemWords.languageOf(request);
        String id = UUID.randomUUID().toString();
        String document =
                "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\",\"traceId\":\"%s\"}"
                        .formatted(
                                Problem.typeOf(problem.code()),
                                ProblemWords.title(reader, problem),
                                status.value(),
                                ProblemWords.detail(reader, problem),
                                problem.code(),
                                id);
        try {
            response.setHeader(RequestIdFilter.HEADER, id);
            response.setHeader("Cache-Control", "no-store");
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getReporter().write(document);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("A problem could not be written", gone);
        }
    }
}
