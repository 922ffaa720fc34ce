package io.lodgeflow.web;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** The stack trace of a log line without card numbers; see {@link CardNumberMask}. */
public final class CardNumberMaskOfException extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        return CardNumbers.mask(super.throwableProxyToString(thrown));
    }
}
