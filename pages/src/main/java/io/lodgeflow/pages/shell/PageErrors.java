package io.lodgeflow.pages.shell;

import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.web.Addresses;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.RequestIdFilter;
import io.lodgeflow.web.security.session.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What goes wrong on a page is shown as a page, or, when a part of a page asked, as a notice on it. Refusals are said in the
 * reader's language where we have the words, else in those of the API.
 */
@Controller
@ControllerAdvice(basePackages = "io.lodgeflow.pages")
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    /** The code alone says it. */
    private static final Sentence NOTHING = Sentence.said("");

    private final ShellAdvice shell;
    private final MessageSource messages;

    PageErrors(ShellAdvice shell, MessageSource messages) {
        this.shell = shell;
        this.messages = messages;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ModelAndView failed(Exception cause, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return switch (cause) {
            case AsyncRequestNotUsableException gone -> null;
            case IOException gone when gone.getClass().getSimpleName().equals("ClientAbortException") -> null;
            case ProblemException problem ->
                answer(problem.status(), problem.code(), problem.detail(), request, response, locale);
            case AccessDeniedException denied ->
                answer(HttpStatus.FORBIDDEN, "forbidden", Sentence.of("refusal.forbidden"), request, response, locale);
            case MethodArgumentTypeMismatchException wrong ->
                answer(
                        HttpStatus.BAD_REQUEST,
                        "bad_request",
                        Sentence.said(wrong.getName()),
                        request,
                        response,
                        locale);
            case ErrorResponse known
            when known.getStatusCode().is4xxClientError() ->
                answer(
                        HttpStatus.valueOf(known.getStatusCode().value()),
                        known.getStatusCode().value() == 404 ? "not_found" : "bad_request",
                        NOTHING,
                        request,
                        response,
                        locale);
            default -> {
                LOG.error("A page failed", cause);
                yield answer(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", NOTHING, request, response, locale);
            }
        };
    }

    /** No page has this address. */
    @RequestMapping({"/operations/**", "/front-desk/**", "/search/**", "/hotels/**", "/book/**", "/my-booking/**"})
    ModelAndView unknown(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return answer(HttpStatus.NOT_FOUND, "not_found", NOTHING, request, response, locale);
    }

    /** What the security of the pages refused before a page saw it. */
    @RequestMapping("/session/refused")
    ModelAndView refused(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        Object code = request.getAttribute("refused");
        return answer(
                code == null ? HttpStatus.NOT_FOUND : HttpStatus.valueOf(response.getStatus()),
                code == null ? "not_found" : code.toString(),
                NOTHING,
                request,
                response,
                locale);
    }

    private ModelAndView answer(
            HttpStatus status,
            String code,
            Sentence detail,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        boolean part = request.getHeader("HX-Request") != null;
        if (part) {
            response.setHeader("HX-Retarget", "#notices");
            response.setHeader("HX-Reswap", "beforeend");
        }
        String said = shell.words(locale).said(detail);
        String text = messages.getMessage("problem." + code, null, said, locale);
        return new ModelAndView(
                part ? "notice" : Addresses.isOnTheSite(request) ? "site/error" : "error",
                Map.of(
                        "shell", shell.shell(request, locale),
                        "words", shell.words(locale),
                        "status", status.value(),
                        "code", code,
                        "text", text == null ? said : text,
                        "traceId", RequestIdFilter.requestId(request),
                        "signedIn", SessionCookie.read(request).isPresent()),
                status);
    }
}
