package io.lodgeflow.application.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the whole repository for what looks like a secret: each must be refused in a real installation. */
class PublishedSecretsTest {

    private static final Path ROOT = Path.of("..");

    /** Keys of Stripe, secrets of webhooks, passwords in JSON, properties, addresses and constants. */
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("\\b((?:sk|rk)_(?:test|live)_\\w{4,}|whsec_\\w{4,})"),
            Pattern.compile("(?i)\"password\\\\?\"\\s*:\\s*\\\\?\"([^\"\\\\{]+)\\\\?\""),
            Pattern.compile("(?i)[?&]password=([^&\"'*\\s.]+)"),
            Pattern.compile("PASSWORD = \"([^\"]+)\""),
            Pattern.compile("(?i)--\\S*(?:password|secret|secret-key)=([^\\s\"'.*+]+)"));

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY|\"d\"\\s*:\\s*\"[\\w-]{20,}");

    @Test
    void everySecretOfTheRepositoryIsKnownAsPublished() throws IOException {
        Map<String, String> unknown = new TreeMap<>();
        int known = 0;
        for (Path file : textFiles()) {
            String text = read(file);
            assertThat(PRIVATE_KEY.matcher(text).find())
                    .as("a private key in %s", file)
                    .isFalse();
            for (Pattern pattern : SECRETS) {
                for (Matcher found = pattern.matcher(text); found.find(); ) {
                    if (PublishedSecrets.contain(found.group(1))) {
                        known++;
                    } else if (!isChosenInATest(file)) {
                        unknown.put(found.group(1), file.toString());
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(known).as("what is surely there is found").isGreaterThan(8);
    }

    /** Stands for a secret of one's own there. */
    private static boolean isChosenInATest(Path file) {
        return file.endsWith("StartCheckTest.java") || file.endsWith("PublishedSecretsTest.java");
    }

    private static List<Path> textFiles() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of("target", ".git", "data", "node_modules")
                            .noneMatch(part -> Stream.iterate(file, parent -> parent != null, Path::getParent)
                                    .anyMatch(parent -> parent.endsWith(part))))
                    .filter(file -> file.toString()
                            .matches(".*\\.(java|md|yml|yaml|xml|properties|html|js|http|sql|json|txt|sh|bpmn|dmn|env)"
                                    + "|.*/(scripts|\\.ci)/[^/.]+|.*/Dockerfile"))
                    .toList();
        }
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException binary) {
            return "";
        }
    }
}
