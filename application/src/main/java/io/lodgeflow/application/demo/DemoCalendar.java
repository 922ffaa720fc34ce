package io.lodgeflow.application.demo;

import io.lodgeflow.engine.transaction.BackgroundTask;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Keeps the demo hotels bookable 400 nights ahead while the days go by, also when the clock is moved by months. */
@Component
@ConditionalOnProperty(name = "lodgeflow.demo.enabled", havingValue = "true")
class DemoCalendar implements BackgroundTask {

    private final DemoData demoData;
    private final Clock clock;
    private @Nullable LocalDate lengthenedOn;

    DemoCalendar(DemoData demoData, Clock clock) {
        this.demoData = demoData;
        this.clock = clock;
    }

    @Override
    public String taskName() {
        return "lengthen demo calendars";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofMinutes(10);
    }

    /** Once for each new date; always 0, since nothing is left to do after it. */
    @Override
    public synchronized int runOnce() {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(lengthenedOn)) {
            demoData.prepare();
            lengthenedOn = today;
        }
        return 0;
    }
}
