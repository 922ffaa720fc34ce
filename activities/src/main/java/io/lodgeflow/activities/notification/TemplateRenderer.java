package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.message.MessageKind;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Renders the templates in {@code guest-messages/<language>/<kind>.txt}: the first line is the subject, the rest the
 * body, plain text. All of them are looked for when the application starts, which fails if one is missing. A fact that a
 * template asks for and that was not given throws {@link org.thymeleaf.exceptions.TemplateProcessingException}. What a fact
 * says is never read as a template.
 */
@Component
class TemplateRenderer {

    record Text(String subject, String body) {}

    private static final int LONGEST_SUBJECT = 149;

    private final Map<GuestLanguage, ITemplateEngine> engines = new EnumMap<>(GuestLanguage.class);

    TemplateRenderer() {
        for (GuestLanguage language : GuestLanguage.values()) {
            engines.put(language, engine("guest-messages/" + language.code() + "/"));
        }
    }

    /**
     * @param language {@code en} or {@code ko}; anything else is rendered in English
     * @param facts by name, already written in the language
     */
    Text render(MessageKind kind, String language, Map<String, String> facts) {
        String rendered = Objects.requireNonNull(engines.get(GuestLanguage.of(language)))
                .process(name(kind), new Context(Locale.ROOT, Map.of("facts", facts)));
        int endOfSubject = rendered.indexOf('\n');
        return new Text(
                subject(rendered.substring(0, endOfSubject)),
                rendered.substring(endOfSubject).strip() + "\n");
    }

    private static ITemplateEngine engine(String directory) {
        for (MessageKind kind : MessageKind.values()) {
            String file = directory + name(kind) + ".txt";
            Objects.requireNonNull(TemplateRenderer.class.getClassLoader().getResource(file), file);
        }
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix(directory);
        templates.setSuffix(".txt");
        templates.setTemplateMode(TemplateMode.TEXT);
        templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }

    private static String name(MessageKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String subject(String line) {
        String subject = line.strip();
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }
}
