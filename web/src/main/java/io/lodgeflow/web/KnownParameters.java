package io.lodgeflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that the addressed method does not know: a misspelt {@code arival} must not silently become a search
 * without dates. Methods that read parameters in other ways than {@code @RequestParam} by name and {@link PageRequest}
 * are left alone.
 */
final class KnownParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            known.computeIfAbsent(method, KnownParameters::namesOf).ifPresent(names -> refuseOthers(request, names));
        }
        return true;
    }

    private static void refuseOthers(HttpServletRequest request, Set<String> names) {
        FieldProblem[] errors = request.getParameterMap().keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .map(name -> FieldProblem.inParameter(
                        CardNumbers.mask(name), "unknown_parameter", "There is no such parameter."))
                .toArray(FieldProblem[]::new);
        if (errors.length > 0) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "unknown_parameter",
                    names.isEmpty()
                            ? "This request takes no parameters."
                            : "This request takes only these parameters: " + String.join(", ", names) + ".",
                    errors);
        }
    }

    /** Empty if the method may read any. */
    private static Optional<Set<String>> namesOf(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (parameter.getParameterType() == PageRequest.class) {
                names.addAll(Set.of("limit", "cursor"));
            } else if (named != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
                return Optional.empty();
            } else if (named != null) {
                names.add(nameOf(named, parameter));
            } else if (readsFreely(parameter)) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }

    private static String nameOf(RequestParam named, MethodParameter parameter) {
        String name = named.name().isEmpty() ? named.value() : named.name();
        return name.isEmpty() ? parameter.getParameter().getName() : name;
    }

    private static boolean readsFreely(MethodParameter parameter) {
        String type = parameter.getParameterType().getName();
        return type.startsWith("jakarta.servlet.")
                || type.startsWith("org.springframework.web.")
                || Arrays.stream(parameter.getParameterAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getSimpleName().equals("ModelAttribute"));
    }
}
