package io.lodgeflow.web;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.transaction.Transactions.OutcomeUnknown;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Every exception that leaves a controller becomes one problem document. 400: the request cannot be understood (syntax,
 * types, unknown fields, parameters). 422: it is understood, its values are not acceptable. What nobody expected is
 * logged with its stack trace and answered without.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // the pages answer their own errors as pages
public class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Problem> handle(Exception cause, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (cause instanceof AccessDeniedException || cause instanceof AuthenticationException) {
            throw cause; // Spring Security answers
        }
        if (cause instanceof AsyncRequestNotUsableException || isGone(cause)) {
            return null; // nobody is listening any more
        }
        if (cause instanceof NoResourceFoundException && Addresses.isReadByAPerson(request)) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            request.getRequestDispatcher(Addresses.REFUSED).forward(request, response);
            return null;
        }
        return problems.answer(problemOf(cause), request);
    }

    private static ProblemException problemOf(Exception cause) {
        return switch (cause) {
            case ProblemException problem -> problem;
            case HttpMessageNotReadableException unreadable -> JsonProblems.of(unreadable.getCause());
            case MethodArgumentNotValidException invalid -> ValidationProblems.of(invalid.getBindingResult());
            case HandlerMethodValidationException invalid -> ValidationProblems.of(invalid);
            case MissingServletRequestParameterException missing ->
                parameter(missing.getParameterName(), "missing_parameter", "This parameter is required.");
            case MethodArgumentTypeMismatchException wrong ->
                parameter(wrong.getName(), "invalid_parameter", expected(wrong.getRequiredType()));
            case MissingRequestHeaderException missing -> header(missing.getHeaderName());
            case NoResourceFoundException unknown -> Problems.notFound();
            case NoHandlerFoundException unknown -> Problems.notFound();
            case HttpRequestMethodNotSupportedException wrong ->
                withHeaders(wrong, "method_not_allowed", "This address does not answer " + wrong.getMethod() + ".");
            case HttpMediaTypeNotAcceptableException wrong ->
                withHeaders(wrong, "not_acceptable", "This address answers with application/json.");
            case HttpMediaTypeNotSupportedException wrong ->
                withHeaders(wrong, "unsupported_media_type", "Send the body as application/json.");
            case ConcurrencyFailureException lost -> busy();
            case DataIntegrityViolationException tooLong when Problems.isTooLong(tooLong) -> textTooLong();
            case CannotCreateTransactionException unreachable -> databaseTrouble(cause, Problems.unavailable());
            case CannotGetJdbcConnectionException unreachable -> databaseTrouble(cause, Problems.unavailable());
            case OutcomeUnknown brokenCommit -> databaseTrouble(cause, Problems.outcomeUnknown());
            case ErrorResponse known
            when known.getStatusCode().is4xxClientError() ->
                Problems.ofStatus(HttpStatus.valueOf(known.getStatusCode().value()));
            default -> unexpected(cause);
        };
    }

    private static ProblemException unexpected(Exception cause) {
        log.error("A request failed", cause);
        return Problems.unexpected();
    }

    /** Logged, since it may be a text of our own; without the cause, whose message holds the text. */
    private static ProblemException textTooLong() {
        log.warn("A text of a request did not fit its column");
        return Problems.textTooLong();
    }

    private static ProblemException databaseTrouble(Exception cause, ProblemException answer) {
        log.error("A request failed, because of the database: {}", cause.toString());
        return answer;
    }

    private static ProblemException busy() {
        return ProblemException.of(Refusal.conflict("busy"));
    }

    private static ProblemException parameter(String name, String code, String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                code,
                "Parameter '" + name + "': " + detail,
                FieldProblem.inParameter(name, code, detail));
    }

    private static ProblemException header(String name) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "missing_header",
                "The header " + name + " is required.",
                FieldProblem.inHeader(name, "missing_header", "This header is required."));
    }

    private static ProblemException withHeaders(ErrorResponse cause, String code, String detail) {
        HttpHeaders headers = new HttpHeaders();
        cause.getHeaders().forEach((name, values) -> headers.addAll(name, values));
        return new ProblemException(
                HttpStatus.valueOf(cause.getStatusCode().value()),
                code,
                Sentence.said(detail),
                List.of(),
                Map.of(),
                headers);
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "It is not of the expected form.";
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "Expected a whole number.";
            case "double", "Double", "BigDecimal" -> "Expected a number.";
            case "Instant" -> "Expected an instant such as 2027-03-31T13:00:00Z.";
            case "LocalDate" -> "Expected a date such as 2027-03-31.";
            case "boolean", "Boolean" -> "Expected true or false.";
            default -> "It is not one of the expected values.";
        };
    }

    private static boolean isGone(Exception cause) {
        return cause instanceof IOException && cause.getClass().getSimpleName().equals("ClientAbortException");
    }
}
