package io.lodgeflow.web;

import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Teaches Spring MVC our JSON and the arguments a controller method may simply take: {@link SeenVersion},
 * {@link IdempotentRequest}, {@link Preference}, {@link PageRequest}.
 */
@Configuration(proxyBeanMethods = false)
public class WebConventions implements WebMvcConfigurer {

    private static final Map<Class<?>, Function<HttpServletRequest, Object>> ARGUMENTS = Map.of(
            SeenVersion.class, request -> SeenVersion.of(request.getHeader(HttpHeaders.IF_MATCH)),
            IdempotentRequest.class, IdempotencyHeader::read,
            Preference.class, request -> Preference.of(Collections.list(request.getHeaders(Preference.HEADER))),
            PageRequest.class,
                    request -> PageRequest.of(request.getParameter("limit"), request.getParameter("cursor")));

    private static final Set<String> OTHER_FORMATS = Set.of("yaml", "xml", "cbor", "smile");

    private final HttpJson json;

    public WebConventions(HttpJson json) {
        this.json = json;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper()))
                .configureMessageConvertersList(converters -> converters.removeIf(WebConventions::isAnotherFormat));
    }

    /** Bodies are JSON: YAML, XML and the binary kin would be read by laxer rules. */
    private static boolean isAnotherFormat(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream()
                .map(MediaType::getSubtype)
                .anyMatch(type -> OTHER_FORMATS.stream().anyMatch(type::contains));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters()).addPathPatterns(Addresses.API);
    }

    /** Dates in parameters are ISO 8601 and nothing else, whatever the caller's language. */
    @Override
    @SuppressWarnings("NullAway") // a converter may answer null, which Spring takes for an absent value
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, ExactTimes::date);
        registry.addConverter(String.class, Instant.class, ExactTimes::instantOf);
        registry.addConverterFactory(new EnumParameters());
    }

    /** Values of parameters are written as they are answered: {@code checked_in}. */
    private static final class EnumParameters implements ConverterFactory<String, Enum<?>> {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // the type is only known at run time
        public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
            return text -> (T) Enum.valueOf((Class) type, text.toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Arguments());
    }

    private static final class Arguments implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return ARGUMENTS.containsKey(parameter.getParameterType());
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
            Function<HttpServletRequest, Object> argument = ARGUMENTS.get(parameter.getParameterType());
            return http == null || argument == null ? null : argument.apply(http);
        }
    }
}
