package io.lodgeflow.web;

import io.lodgeflow.domain.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Money as {@code {"amount": "120.50", "currency": "EUR"}}. The amount is a text of digits with at most as many decimals
 * as the currency has; exponents, thousands separators and numbers in place of text are refused. What was read equals
 * what was meant, to the last minor unit.
 */
public final class MoneyJson {

    private static final Pattern AMOUNT = Pattern.compile("-?(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{1,9})?");

    /** A currency with a minor unit by its ISO 4217 code, upper case; empty for anything else. */
    public static Optional<Currency> currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            return currency.getDefaultFractionDigits() < 0 ? Optional.empty() : Optional.of(currency);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    static JacksonModule module() {
        return new SimpleModule("money")
                .addSerializer(Money.class, new Writer())
                .addDeserializer(Money.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Money> {
        Writer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) throws JacksonException {
            json.writeStartObject();
            json.writeStringProperty("amount", money.decimal());
            json.writeStringProperty("currency", money.currencyCode());
            json.writeEndObject();
        }
    }

    private static final class Reader extends StdDeserializer<Money> {
        Reader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) throws JacksonException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw at(new RefusedValue(
                        json, Money.class, "wrong_type", "Money is an object of amount and currency."));
            }
            String amount = "";
            String code = "";
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = String.valueOf(json.currentName());
                json.nextToken();
                if (name.equals("amount")) {
                    amount = text(json, name);
                } else if (name.equals("currency")) {
                    code = text(json, name);
                } else {
                    throw at(new RefusedValue(json, Money.class, "unknown_field", "There is no such field."), name);
                }
            }
            return money(json, amount, code);
        }

        private static String text(JsonParser json, String name) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw at(new RefusedValue(json, Money.class, "wrong_type", "Expected text, such as \"120.50\"."), name);
            }
            return String.valueOf(json.getString());
        }

        private static Money money(JsonParser json, String amount, String code) {
            Currency currency = currency(code)
                    .orElseThrow(() -> at(
                            new RefusedValue(
                                    json, Money.class, "unknown_currency", "Expected an ISO 4217 currency code."),
                            "currency"));
            if (!AMOUNT.matcher(amount).matches()) {
                throw at(
                        new RefusedValue(
                                json, Money.class, "invalid_amount", "Expected a plain decimal such as \"120.50\"."),
                        "amount");
            }
            try {
                return Money.of(new BigDecimal(amount), currency);
            } catch (ArithmeticException tooExact) {
                throw at(
                        new RefusedValue(
                                json,
                                Money.class,
                                "too_many_decimals",
                                code + " has " + currency.getDefaultFractionDigits() + " decimals."),
                        "amount");
            }
        }

        private static RefusedValue at(RefusedValue refused, String... path) {
            for (String name : path) {
                refused.prependPath(Money.class, name);
            }
            return refused;
        }
    }

    private MoneyJson() {}
}
