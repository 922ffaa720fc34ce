package io.lodgeflow.pages.overview;

import io.lodgeflow.engine.EngineHealthReads;
import io.lodgeflow.engine.EngineHealthReads.EngineHealth;
import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.pages.live.LiveTopic;
import io.lodgeflow.web.HttpJson;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The counters of all processes: {@code overview}. */
@Component
class OverviewTopic implements LiveTopic {

    private final StepCounters counters;
    private final EngineHealthReads health;
    private final HttpJson json;

    OverviewTopic(StepCounters counters, EngineHealthReads health, HttpJson json) {
        this.counters = counters;
        this.health = health;
        this.json = json;
    }

    @Override
    public String kind() {
        return "overview";
    }

    @Override
    public boolean isVisible(String id, Caller caller) {
        return Access.refusalToOperate(caller).isEmpty();
    }

    @Override
    public String state(String id) {
        EngineHealth now = health.health();
        List<Object> steps = counters.processes().stream()
                .map(process -> (Object) counters.steps(process.process(), process.version()))
                .toList();
        int fingerprint = Objects.hash(
                counters.processes(),
                steps,
                now.dueJobs(),
                now.delay().toSeconds() / 5,
                now.nodes().stream().filter(EngineHealth.Node::alive).count());
        return json.mapper().writeValueAsString(fingerprint);
    }
}
