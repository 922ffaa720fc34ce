package io.lodgeflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class CardNumberMaskTest {

    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("test");

    @Test
    void logLinesHoldNoCardNumber() {
        LoggingEvent event =
                new LoggingEvent("x", logger, Level.INFO, "paid with {}", null, new Object[] {"4111 1111 1111 1111"});
        assertThat(new CardNumberMask().convert(event)).isEqualTo("paid with [card number removed]");
    }

    @Test
    void stackTracesHoldNoCardNumber() {
        LoggingEvent event = new LoggingEvent(
                "x", logger, Level.ERROR, "failed", new IllegalStateException("for 4111111111111111"), null);
        CardNumberMaskOfException mask = new CardNumberMaskOfException();
        mask.setContext(context);
        mask.start();
        assertThat(mask.convert(event)).contains("IllegalStateException").doesNotContain("4111");
    }
}
