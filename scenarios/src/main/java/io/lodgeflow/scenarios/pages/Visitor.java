package io.lodgeflow.scenarios.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A browser without scripts: keeps cookies, follows what it is led to, sends the forms of the pages that it was given. */
final class Visitor {

    private static final Pattern FORM = Pattern.compile("<form([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(?:input|button)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
    private static final Pattern LINK = Pattern.compile("<a([^>]*)>");

    private final URI base;
    private final HttpClient client;

    Visitor(URI base) {
        this.base = base;
        this.client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    record Shown(int status, URI address, String html) {

        boolean says(String text) {
            return HtmlUtils.htmlUnescape(html).contains(text);
        }

        /** The address of a link whose address begins so. */
        String link(String beginning) {
            return LINK.matcher(html)
                    .results()
                    .map(link -> attributes(link.group(1)).getOrDefault("href", ""))
                    .filter(address -> address.startsWith(beginning))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no link " + beginning + " in " + html));
        }

        /** What the form that goes to such an address would send as it stands. */
        Form form(String action) {
            Matcher forms = FORM.matcher(html);
            while (forms.find()) {
                Map<String, String> of = attributes(forms.group(1));
                if (of.getOrDefault("action", "").equals(action)) {
                    return new Form(of.getOrDefault("method", "get"), action, fields(forms.group(2)));
                }
            }
            throw new AssertionError("no form to " + action + " in " + html);
        }
    }

    /** Immutable. */
    record Form(String method, String action, Map<String, String> fields) {

        Form with(String field, String value) {
            Map<String, String> more = new LinkedHashMap<>(fields);
            more.put(field, value);
            return new Form(method, action, more);
        }

        String query() {
            return fields.entrySet().stream()
                    .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"));
        }
    }

    Shown get(String address) {
        return send(HttpRequest.newBuilder(base.resolve(address)).header("Accept", "text/html"));
    }

    Shown send(Form form) {
        return form.method().equalsIgnoreCase("get")
                ? get(form.action() + "?" + form.query())
                : send(HttpRequest.newBuilder(base.resolve(form.action()))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.query())));
    }

    private Shown send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Shown(answer.statusCode(), answer.uri(), answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> inputs = new ArrayList<>();
        FIELD.matcher(form).results().forEach(input -> inputs.add(input.group(1)));
        for (String input : inputs) {
            Map<String, String> of = attributes(input);
            boolean chosen = !of.getOrDefault("type", "").equals("checkbox") || input.contains("checked");
            if (of.containsKey("name") && chosen && !of.getOrDefault("type", "").equals("submit")) {
                fields.put(of.get("name"), of.getOrDefault("value", ""));
            }
        }
        return fields;
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        ATTRIBUTE
                .matcher(tag)
                .results()
                .forEach(one -> attributes.put(one.group(1), HtmlUtils.htmlUnescape(one.group(2))));
        return attributes;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
