package io.lodgeflow.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.InvalidFormatException;

/** A value that is well-formed JSON of the right type but that no request may hold; the problem's code says why. */
public final class RefusedValue extends InvalidFormatException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param detail for people; must not repeat the value */
    public RefusedValue(JsonParser parser, Class<?> target, String code, String detail) {
        super(parser, detail, "", target);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
