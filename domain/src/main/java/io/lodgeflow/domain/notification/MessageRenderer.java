package io.lodgeflow.domain.notification;

import io.lodgeflow.domain.message.MessageKind;
import java.util.Map;

/** Port to the texts for guests. */
public interface MessageRenderer {

    record Text(String subject, String body) {}

    /**
     * @param language {@code en} or {@code ko}; anything else is rendered in English
     * @param facts by name, already written in the language
     */
    Text render(MessageKind kind, String language, Map<String, String> facts);
}
