package io.lodgeflow.application.demo;

import io.lodgeflow.engine.time.TimeTravel;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** In demo mode the clock goes on where an earlier run had moved it. First of all, before calendars are made by its date. */
@Component
@ConditionalOnProperty(name = "lodgeflow.demo.enabled", havingValue = "true")
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemoClock implements ApplicationRunner {

    private final TimeTravel timeTravel;

    DemoClock(TimeTravel timeTravel) {
        this.timeTravel = timeTravel;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        timeTravel.resume();
    }
}
