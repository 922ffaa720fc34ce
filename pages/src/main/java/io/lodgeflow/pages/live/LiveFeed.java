package io.lodgeflow.pages.live;

import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.transaction.BackgroundLoop;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.security.session.PageSession;
import io.lodgeflow.web.security.session.PageSessions;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages what has changed, once a second, and tells a page at once when its session was ended elsewhere. Works
 * only while somebody follows. Each node reads the database for itself, so any node serves any page.
 */
@Component
public class LiveFeed implements BackgroundLoop {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int MOST_OF_A_SESSION = 20;
    private static final int TICKS_BETWEEN_COMMENTS = 15;
    private static final int MOST_OF_A_BOOKING = 20;

    private static final class Follower {
        private final SseEmitter emitter;
        private final @Nullable String token;
        private final List<String> topics;
        private final Map<String, String> told = new HashMap<>();

        Follower(SseEmitter emitter, @Nullable String token, List<String> topics) {
            this.emitter = emitter;
            this.token = token;
            this.topics = topics;
        }
    }

    private final Map<String, LiveTopic> topics;
    private final PageSessions sessions;
    private final RecentEvents events;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private int ticks;

    LiveFeed(List<LiveTopic> topics, PageSessions sessions, RecentEvents events) {
        this.topics = topics.stream().collect(Collectors.toMap(LiveTopic::kind, Function.identity()));
        this.sessions = sessions;
        this.events = events;
    }

    /** The topic of an address such as {@code booking:res_1}, if there is such a kind. */
    @Nullable
    LiveTopic topic(String address) {
        return topics.get(kindOf(address));
    }

    /**
     * Sends what is now, then every change, until the page goes away or the session ends.
     *
     * @throws ProblemException if the session follows in so many pages already
     */
    SseEmitter follow(String token, List<String> addresses) {
        if (followers.stream().filter(one -> token.equals(one.token)).count() >= MOST_OF_A_SESSION) {
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too_many_requests",
                    Sentence.of("refusal.too_many_streams", MOST_OF_A_SESSION));
        }
        return following(token, addresses);
    }

    /**
     * The same for whoever may see that booking without a session. Of too many at once the earliest are closed: a link that
     * went around holds no more connections than these.
     */
    public SseEmitter followBooking(String reservationId) {
        List<String> addresses = List.of("booking:" + reservationId);
        followers.stream()
                .filter(follower -> follower.token == null && follower.topics.equals(addresses))
                .sorted(Comparator.comparingInt(followers::indexOf).reversed())
                .skip(MOST_OF_A_BOOKING)
                .forEach(follower -> follower.emitter.complete());
        return following(null, addresses);
    }

    /** What a page shows that is read after this; news is what differs from it. */
    public String stateOfBooking(String reservationId) {
        return state("booking:" + reservationId);
    }

    /** @param token of the session; absent: a link, which does not end while its page is open */
    private SseEmitter following(@Nullable String token, List<String> addresses) {
        SseEmitter emitter = new SseEmitter(0L);
        Follower follower = new Follower(emitter, token, addresses);
        emitter.onCompletion(() -> followers.remove(follower));
        emitter.onError(gone -> followers.remove(follower));
        emitter.onTimeout(() -> followers.remove(follower));
        followers.add(follower);
        return emitter;
    }

    @Override
    public String taskName() {
        return "live pages";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public boolean runsOnCommit() {
        return false;
    }

    /** Always 0: what changes next is told in the next second. */
    @Override
    public synchronized int runOnce() {
        if (followers.isEmpty()) {
            return 0;
        }
        try {
            events.look();
            Map<String, String> states = new ConcurrentHashMap<>();
            boolean comment = ++ticks % TICKS_BETWEEN_COMMENTS == 0;
            followers.forEach(follower -> tell(follower, states, comment));
        } catch (RuntimeException databaseAway) {
            LOG.warn("live updates pause: {}", databaseAway.toString());
        }
        return 0;
    }

    private void tell(Follower follower, Map<String, String> states, boolean comment) {
        try {
            if (isEnded(follower.token)) {
                follower.emitter.send(SseEmitter.event().name("session").data("ended"));
                follower.emitter.complete();
                followers.remove(follower);
                return;
            }
            for (String address : follower.topics) {
                String state = states.computeIfAbsent(address, this::state);
                if (!state.equals(follower.told.put(address, state))) {
                    follower.emitter.send(SseEmitter.event()
                            .name("state")
                            .data("{\"topic\":\"" + address + "\",\"state\":" + state + "}", MediaType.TEXT_PLAIN));
                }
            }
            if (comment) {
                follower.emitter.send(SseEmitter.event().comment("still here"));
            }
        } catch (IOException | IllegalStateException gone) {
            followers.remove(follower);
        }
    }

    private boolean isEnded(@Nullable String token) {
        return token != null && sessions.look(token).filter(PageSession::isOpen).isEmpty();
    }

    private String state(String address) {
        return Objects.requireNonNull(topics.get(kindOf(address))).state(idOf(address));
    }

    static String kindOf(String address) {
        int colon = address.indexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }

    static String idOf(String address) {
        int colon = address.indexOf(':');
        return colon < 0 ? "" : address.substring(colon + 1);
    }

    /** Open connections would hold up an orderly shutdown; the pages connect again by themselves. */
    @EventListener(ContextClosedEvent.class)
    void closeAll() {
        followers.forEach(follower -> follower.emitter.complete());
        followers.clear();
    }
}
