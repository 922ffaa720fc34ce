package io.lodgeflow.pages.shell;

import io.lodgeflow.web.HttpJson;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The answer to an action that a page asked for and that was done: nothing to show in its place, an event that closes the
 * dialog, says so in words and lets the parts of the page that may have changed load again.
 */
@Component
public class Granted {

    private final HttpJson json;

    Granted(HttpJson json) {
        this.json = json;
    }

    public ResponseEntity<Void> because(String text) {
        return because(text, "");
    }

    /** It was done and did not lead to what was wanted: told as that, until somebody has taken note. */
    public ResponseEntity<Void> inVain(String text) {
        return because(text, "bad");
    }

    private ResponseEntity<Void> because(String text, String kind) {
        String event = json.mapper()
                .writeValueAsString(Map.of("granted", Map.of("text", text, "kind", kind, "target", "body")));
        return ResponseEntity.noContent().header("HX-Trigger", asciiOnly(event)).build();
    }

    /** Headers are Latin-1: everything beyond ASCII as JSON escapes. */
    private static String asciiOnly(String text) {
        StringBuilder ascii = new StringBuilder();
        text.chars()
                .forEach(letter ->
                        ascii.append(letter < 128 ? Character.toString(letter) : String.format("\\u%04x", letter)));
        return ascii.toString();
    }
}
