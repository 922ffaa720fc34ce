package io.lodgeflow.pages.live;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.session.SessionCookie;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream a page follows (server-sent events). */
@RestController
@Hidden
class LiveController {

    private static final int MOST = 5;
    private static final Pattern ADDRESS = Pattern.compile("[a-z]{1,20}(?::[A-Za-z0-9_.-]{1,60})?");

    private final LiveFeed feed;

    LiveController(LiveFeed feed) {
        this.feed = feed;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(@RequestParam List<String> topic, Caller caller, HttpServletRequest request) {
        for (String address : topic) {
            LiveTopic known = feed.topic(address);
            boolean visible = ADDRESS.matcher(address).matches()
                    && known != null
                    && topic.size() <= MOST
                    && known.isVisible(LiveFeed.idOf(address), caller);
            Answers.unlessRefused(visible ? Optional.empty() : Optional.of(Refusal.notFound("topic", address)));
        }
        String token = SessionCookie.read(request).orElseThrow();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(feed.follow(token, List.copyOf(topic)));
    }
}
