package io.lodgeflow.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Where in a body there are card numbers: in values (text or number, at any depth), in names, or in what is no JSON. */
final class CardNumbersInJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** JSON pointers, masked; the empty pointer for a body that cannot be read as JSON. */
    static List<String> pointers(byte[] body) {
        if (body.length == 0) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (isLookedAt(token) && CardNumbers.containsOne(parser.getString())) {
                    found.add(CardNumbers.mask(
                            parser.streamReadContext().pathAsPointer().toString()));
                }
            }
        } catch (JacksonException malformed) {
            if (found.isEmpty() && CardNumbers.containsOne(new String(body, StandardCharsets.UTF_8))) {
                found.add("");
            }
        }
        return found;
    }

    private static boolean isLookedAt(JsonToken token) {
        return token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME || token.isNumeric();
    }

    private CardNumbersInJson() {}
}
