package io.lodgeflow.pages.shell;

import io.lodgeflow.web.security.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame around every page.
 *
 * @param caller absent on the sign-in page
 * @param theme {@code auto}, {@code light} or {@code dark}
 * @param secondsLeft until the session ends if nothing is done
 * @param warningSeconds how long before that the countdown begins
 * @param now by the Lodgeflow clock, which can be moved in demo mode
 */
public record Shell(
        @Nullable Caller caller,
        List<Navigation.Entry> navigation,
        String theme,
        String language,
        long secondsLeft,
        long warningSeconds,
        boolean demoMode,
        Instant now,
        String path) {}
