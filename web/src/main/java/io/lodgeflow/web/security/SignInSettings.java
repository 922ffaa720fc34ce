package io.lodgeflow.web.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often passwords may be tried in vain before each further try has to wait.
 *
 * @param freeTries for one account, from wherever
 * @param freeTriesByAddress from one network, for whichever accounts
 * @param firstPause after the last of them; each further try doubles it
 * @param longestPause it grows no longer
 * @param forgottenAfter without a try all is as if nobody had tried
 */
@ConfigurationProperties("lodgeflow.sign-in")
public record SignInSettings(
        @DefaultValue("5") int freeTries,
        @DefaultValue("50") int freeTriesByAddress,
        @DefaultValue("30s") Duration firstPause,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue("24h") Duration forgottenAfter) {

    /** How long nobody may try after so many failures, of which so many are free. */
    Duration pauseAfter(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration pause = firstPause;
        for (int doubled = free; doubled < failures && pause.compareTo(longestPause) < 0; doubled++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
