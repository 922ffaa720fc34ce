package io.lodgeflow.scenarios.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The requests to paste, {@code http/*.http}, run top to bottom on a fresh demo, file by file: each is granted, or says
 * beforehand what it answers. Reads just as much of the form of REST Client as they use.
 */
class HttpFilesTest {

    private static final Path FILES = Path.of("..", "http");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Pattern DAY = Pattern.compile("\\$datetime 'YYYY-MM-DD' (\\d+) d");
    private static final Pattern NAMED = Pattern.compile("(\\w+)\\.response\\.(body|headers)\\.([\\w.]+)");
    private static final Pattern REFUSED = Pattern.compile("(?m)^# answers (\\d{3}) ");

    @Test
    void theyRunTopToBottom() throws IOException {
        try (Product product = Product.separate("http_files");
                Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.sorted().toList()) {
                run(file, product);
            }
        }
    }

    /** What was true when it was written is not true next year. */
    @Test
    void noneNamesAYear() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("20\\d\\d-\\d\\d");
            }
        }
    }

    private static void run(Path file, Product product) throws IOException {
        Map<String, Answer> answers = new TreeMap<>();
        String today = product.today(ZoneOffset.UTC).toString();
        for (String request : Files.readString(file).split("(?m)^###", -1)) {
            List<String> lines = new ArrayList<>(request.lines().toList());
            String name = lines.stream()
                    .filter(line -> line.startsWith("# @name "))
                    .map(line -> line.substring("# @name ".length()))
                    .findFirst()
                    .orElse("");
            lines.removeIf(line -> line.startsWith("#") || line.startsWith("@"));
            String sent = filled(
                            String.join("\n", lines.subList(Math.min(1, lines.size()), lines.size())), answers, today)
                    .strip();
            if (!sent.matches("(?s)(GET|POST|PUT|PATCH|DELETE) .*")) {
                continue;
            }
            Answer answer = send(sent, product);
            Matcher refused = REFUSED.matcher(request);
            assertThat(refused.find() ? answer.status() == Integer.parseInt(refused.group(1)) : answer.status() < 300)
                    .as("%s: %s\n%s %s", file.getFileName(), sent, answer.status(), answer.text())
                    .isTrue();
            answers.put(name, answer);
            product.settle();
        }
    }

    private static Answer send(String request, Product product) {
        String[] parts = request.split("\n\n", 2);
        List<String> head = parts[0].lines().toList();
        String[] first = head.getFirst().split(" ", 2);
        Http caller = Http.anonymous(product.uri());
        for (String header : head.subList(1, head.size())) {
            String[] pair = header.split(": ", 2);
            caller = caller.with(pair[0], pair[1]);
        }
        return caller.send(first[0], first[1], parts.length > 1 ? parts[1] : null);
    }

    private static String filled(String text, Map<String, Answer> answers, String today) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), answers, today)));
    }

    private static String value(String variable, Map<String, Answer> answers, String today) {
        Matcher day = DAY.matcher(variable);
        Matcher named = NAMED.matcher(variable);
        if (variable.equals("host")) {
            return "";
        } else if (variable.equals("$guid")) {
            return UUID.randomUUID().toString();
        } else if (day.matches()) {
            return java.time.LocalDate.parse(today)
                    .plusDays(Integer.parseInt(day.group(1)))
                    .toString();
        }
        assertThat(named.matches()).as(variable).isTrue();
        Answer answer = Objects.requireNonNull(answers.get(named.group(1)), variable);
        return named.group(2).equals("body")
                ? answer.at("/" + named.group(3).replace('.', '/'))
                : answer.header(named.group(3)).orElseThrow();
    }
}
