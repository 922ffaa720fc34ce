package io.lodgeflow.activities.notification;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.lodgeflow.domain.message.MessageKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Renders the templates in {@code guest-messages/<language>/<kind>.mustache}: the first line is the subject, the rest
 * the body, plain text. All of them are read when the application starts, which fails if one is missing. A fact that a
 * template asks for and that was not given throws {@link com.samskivert.mustache.MustacheException}; an empty fact is
 * false to a section. What a fact says is never read as a template.
 */
@Component
class TemplateRenderer {

    record Text(String subject, String body) {}

    private static final int LONGEST_SUBJECT = 149;

    private final Map<GuestLanguage, Map<MessageKind, Template>> templates = new EnumMap<>(GuestLanguage.class);

    TemplateRenderer() {
        for (GuestLanguage language : GuestLanguage.values()) {
            templates.put(language, read(language));
        }
    }

    /**
     * @param language {@code en} or {@code ko}; anything else is rendered in English
     * @param facts by name, already written in the language
     */
    Text render(MessageKind kind, String language, Map<String, String> facts) {
        Template template = java.util.Objects.requireNonNull(
                java.util.Objects.requireNonNull(templates.get(GuestLanguage.of(language)))
                        .get(kind));
        String rendered = template.execute(facts);
        int endOfSubject = rendered.indexOf('\n');
        return new Text(
                subject(rendered.substring(0, endOfSubject)),
                rendered.substring(endOfSubject).strip() + "\n");
    }

    private static Map<MessageKind, Template> read(GuestLanguage language) {
        Mustache.Compiler compiler = Mustache.compiler()
                .escapeHTML(false)
                .strictSections(true)
                .emptyStringIsFalse(true)
                .withLoader(name -> open(language, name));
        Map<MessageKind, Template> read = new EnumMap<>(MessageKind.class);
        for (MessageKind kind : MessageKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            try (Reader reader = open(language, name)) {
                read.put(kind, compiler.compile(reader));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return read;
    }

    private static Reader open(GuestLanguage language, String name) throws IOException {
        return new InputStreamReader(
                new ClassPathResource("guest-messages/" + language.code() + "/" + name + ".mustache").getInputStream(),
                StandardCharsets.UTF_8);
    }

    private static String subject(String line) {
        String subject = line.strip();
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }
}
