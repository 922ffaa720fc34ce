package io.lodgeflow.scenarios.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description as others use it: the rules of Spectral and Redocly are kept, and clients that openapi-generator makes of
 * it compile and walk a whole life. What needs Node 20 is left out where there is none, loudly; with {@code CI=true} its
 * absence is a failure.
 */
class ApiClientsTest extends Story {

    private static final Path WORK = Path.of("target", "api-clients").toAbsolutePath();
    private static final int MINUTES = 5;

    private final JsonMapper json = JsonMapper.builder().build();
    private final TestHotel house = hotel(3, 1);

    @BeforeEach
    void writeDescription() throws IOException {
        travelTo(house, house.today().plusDays(1), "09:00"); // a day that can still be booked
        Files.createDirectories(WORK);
        String whole = anonymous.get("/v3/api-docs").text();
        Files.writeString(WORK.resolve("openapi.json"), whole);
        ObjectNode forClients = (ObjectNode) json.readTree(whole);
        forClients.remove("webhooks"); // a client calls none, and the generator for TypeScript trips over them
        Files.writeString(WORK.resolve("client.json"), forClients.toString());
        for (String file : List.of("package.json", "redocly.yaml", ".spectral.yaml", "Walk.java", "walk.ts")) {
            try (InputStream content = getClass().getResourceAsStream("/clients/" + file)) {
                Files.write(
                        WORK.resolve(file),
                        Objects.requireNonNull(content, file).readAllBytes());
            }
        }
    }

    @Test
    void theRulesOfSpectralAndRedoclyAreKept() throws Exception {
        installNodePackages();
        run("node", "node_modules/@stoplight/spectral-cli/dist/index.js", "lint", "-F", "hint", "openapi.json");
        String told = run("node", "node_modules/@redocly/cli/bin/cli.js", "lint", "--format=json", "openapi.json");
        assertThat(told).contains("\"errors\": 0").contains("\"warnings\": 0");
    }

    @Test
    void aJavaClientWalksAWholeLife() throws Exception {
        generate(
                "java",
                "java",
                "--library=native",
                "--additional-properties=useJackson3=true,useJakartaEe=true,openApiNullable=false,supportUrlQuery=false,"
                        + "apiPackage=client.api,modelPackage=client.model,invokerPackage=client");
        List<String> compiler = new ArrayList<>(
                List.of(jdk("javac"), "-nowarn", "-proc:none", "-d", "java/classes", "-cp", classPath(), "Walk.java"));
        try (Stream<Path> files = Files.walk(WORK.resolve("java/src/main/java"))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(compiler::add);
        }
        run(compiler.toArray(String[]::new));
        List<String> walk =
                new ArrayList<>(List.of(jdk("java"), "-cp", "java/classes" + File.pathSeparator + classPath(), "Walk"));
        walk.addAll(stay());
        assertThat(run(walk.toArray(String[]::new))).contains("walked");
    }

    @Test
    void aTypeScriptClientWalksAWholeLife() throws Exception {
        installNodePackages();
        generate("client", "typescript-fetch");
        run(
                "node",
                "node_modules/typescript/bin/tsc",
                "--strict",
                "--target",
                "es2022",
                "--lib",
                "es2022,dom",
                "--module",
                "commonjs",
                "--moduleResolution",
                "node10",
                "--outDir",
                "out",
                "walk.ts");
        List<String> walk = new ArrayList<>(List.of("node", "out/walk.js"));
        walk.addAll(stay());
        assertThat(run(walk.toArray(String[]::new))).contains("walked");
    }

    private List<String> stay() {
        return List.of(
                lodgeflow.uri().toString(),
                house.id(),
                house.typeId("standard"),
                house.planId("flexible"),
                house.roomId("standard", 0),
                house.today().toString());
    }

    private static void generate(String folder, String language, String... more) throws Exception {
        String generator = System.getProperty("lodgeflow.test.openapi-generator", "");
        if (!Files.isRegularFile(Path.of(generator))) {
            lacking("openapi-generator, which Maven puts where lodgeflow.test.openapi-generator says");
        }
        List<String> command = new ArrayList<>(
                List.of(jdk("java"), "-jar", generator, "generate", "-i", "client.json", "-g", language, "-o", folder));
        command.addAll(List.of(more));
        run(command.toArray(String[]::new));
    }

    private static void installNodePackages() throws Exception {
        String version;
        try {
            version = run("node", "--version").strip();
        } catch (IOException none) {
            version = "";
        }
        if (!version.matches("v[2-9]\\d\\..*")) {
            lacking("Node of 20 or later" + (version.isEmpty() ? "" : ", not " + version));
        }
        if (!Files.isDirectory(WORK.resolve("node_modules/typescript"))) {
            run("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock");
        }
    }

    private static void lacking(String what) {
        String words = "The API's description is not checked with other people's tools. It needs " + what;
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(words);
        }
        System.err.println("\n!!! " + words + "\n");
        abort(words);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** What it wrote; fails unless it ends well. */
    private static String run(String... command) throws IOException, InterruptedException {
        Path told = Files.createTempFile(WORK, "told", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(WORK.toFile());
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(told.toFile()).start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String text = Files.readString(told);
        assertThat(ended && process.exitValue() == 0)
                .as(String.join(" ", List.of(command).subList(0, Math.min(5, command.length))) + ":\n" + text)
                .isTrue();
        return text;
    }
}
