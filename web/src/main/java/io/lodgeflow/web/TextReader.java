package io.lodgeflow.web;

import java.text.Normalizer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads text normalised to NFC, without white space around it. */
public final class TextReader extends StdScalarDeserializer<String> {

    public TextReader() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws JacksonException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return (String) context.handleUnexpectedToken(getValueType(context), json);
        }
        return normalised(String.valueOf(json.getString()));
    }

    /** NFC, trimmed, CR LF and CR as LF. */
    public static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
    }
}
