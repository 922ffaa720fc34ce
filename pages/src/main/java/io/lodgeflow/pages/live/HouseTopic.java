package io.lodgeflow.pages.live;

import io.lodgeflow.web.security.Caller;
import org.springframework.stereotype.Component;

/** Everything that happens in one hotel: {@code house:<hotel id>}. */
@Component
class HouseTopic implements LiveTopic {

    private final RecentEvents events;

    HouseTopic(RecentEvents events) {
        this.events = events;
    }

    @Override
    public String kind() {
        return "house";
    }

    @Override
    public boolean isVisible(String id, Caller caller) {
        return !caller.isGuest() && caller.belongsTo(id);
    }

    @Override
    public String state(String id) {
        return "{\"changes\":" + events.changesOf("house:" + id) + "}";
    }
}
