package io.lodgeflow.scenarios;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.lodgeflow.engine.transaction.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Listens to what is logged while it is open: lost races, deadlocks, and everything from a warning up. */
public final class RaceLog implements AutoCloseable {

    private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger transactions = (Logger) LoggerFactory.getLogger(Transactions.class);
    private final boolean additive = transactions.isAdditive();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    };

    private RaceLog() {
        listener.setContext(root.getLoggerContext());
        listener.start();
        root.addAppender(listener);
        transactions.addAppender(listener);
        transactions.setAdditive(false);
        transactions.setLevel(Level.DEBUG);
    }

    public static RaceLog listen() {
        return new RaceLog();
    }

    /** How often a transaction was run again because another was faster, with its reason. */
    public List<String> lostRaces() {
        return events.stream()
                .filter(event -> event.getLoggerName().equals(transactions.getName()))
                .map(RaceLog::text)
                .toList();
    }

    public List<String> deadlocks() {
        return events.stream()
                .map(RaceLog::text)
                .filter(text -> text.toLowerCase(Locale.ROOT).contains("deadlock"))
                .toList();
    }

    public List<String> warnings() {
        return events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(RaceLog::text)
                .toList();
    }

    private static String text(ILoggingEvent event) {
        List<String> parts = new ArrayList<>(List.of(event.getLoggerName(), event.getFormattedMessage()));
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            parts.add(cause.getClassName() + ": " + cause.getMessage());
        }
        return String.join(" | ", parts);
    }

    @Override
    public void close() {
        root.detachAppender(listener);
        transactions.detachAppender(listener);
        transactions.setAdditive(additive);
        transactions.setLevel(null);
    }
}
