package io.lodgeflow.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks to the API: anonymous, or with a token. Immutable; every {@code with} makes another. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Password of the demo accounts. */
    private static final String DEMO_PASSWORD = "lodgeflow-demo-1";

    /** Of the first product that was asked; anew when it lacks an address. */
    private static volatile @Nullable ApiDescription description;

    private final URI base;
    private final Map<String, String> headers;

    private Http(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** An answer, with its body as JSON if it has one. */
    public record Answer(int status, Map<String, List<String>> headers, String text) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst();
        }

        /** The text at a JSON pointer; empty if there is none. */
        public String at(String pointer) {
            return json().at(pointer).asString("");
        }
    }

    public static Http anonymous(URI base) {
        return new Http(base, Map.of());
    }

    /** @param account the part of a demo account before the @, such as {@code guest.en} */
    public static Http demo(URI base, String account) {
        Answer answer = anonymous(base)
                .post(
                        "/v1/auth/token",
                        Map.of("email", account + "@demo.lodgeflow.example", "password", DEMO_PASSWORD));
        return anonymous(base).with("Authorization", "Bearer " + answer.at("/accessToken"));
    }

    public Http with(String header, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Http(base, more);
    }

    /** The same caller at another address. */
    public Http at(URI newBase) {
        return new Http(newBase, headers);
    }

    /** A new Idempotency-Key for the next request. */
    public Http once() {
        return with("Idempotency-Key", UUID.randomUUID().toString());
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body == null ? null : JSON.writeValueAsString(body));
    }

    /** Any method, the body as it is. */
    public Answer send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        List<String> pairs = new ArrayList<>();
        headers.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        if (body != null && !headers.containsKey("Content-Type")) {
            pairs.addAll(List.of("Content-Type", "application/json"));
        }
        if (!pairs.isEmpty()) {
            request.headers(pairs.toArray(String[]::new));
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), response.headers().map(), response.body());
            if (path.startsWith("/v1/")) {
                judge(method, path, body, answer);
            }
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + path, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Fails the story if request and answer are not as the product describes itself. */
    private void judge(String method, String path, @Nullable String body, Answer answer)
            throws IOException, InterruptedException {
        ApiDescription known = description;
        String type = headers.get("Content-Type");
        List<String> faults = known == null ? List.of() : known.faults(method, path, type, body, answer);
        if (known == null || !faults.isEmpty()) {
            HttpResponse<String> asked = CLIENT.send(
                    HttpRequest.newBuilder(base.resolve("/v3/api-docs")).build(), HttpResponse.BodyHandlers.ofString());
            if (asked.statusCode() != 200) {
                return; // it is starting, or on its way out
            }
            ApiDescription present = new ApiDescription(asked.body());
            description = present;
            faults = present.faults(method, path, type, body, answer);
        }
        if (!faults.isEmpty()) {
            throw new AssertionError(method + " " + path + " is not as described: " + String.join("; ", faults));
        }
    }
}
