package io.lodgeflow.web;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * The message of a log line without card numbers. Registered in {@code logback-spring.xml}:
 * {@code <conversionRule conversionWord="m" class="io.lodgeflow.web.CardNumberMask"/>}, likewise for {@code msg} and
 * {@code message}; {@link CardNumberMaskOfException} does the same for {@code wEx}.
 */
public final class CardNumberMask extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        String message = super.convert(event);
        return message == null ? "" : CardNumbers.mask(message);
    }
}
