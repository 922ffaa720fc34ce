package io.lodgeflow.web.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts requests of each caller in this process: a bucket of a minute's requests that fills up evenly. Holds at most
 * {@link RateLimitSettings#mostCallers} buckets.
 */
final class RateLimits {

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Whose requests are counted together. */
    enum CallerClass {
        ANONYMOUS,
        GUEST,
        STAFF
    }

    /**
     * Whether a request may go on, and what the caller has left.
     *
     * @param resetSeconds until all of the quota is there again
     * @param retrySeconds until the next request is admitted; 0 if this one is
     */
    record Verdict(
            boolean admitted,
            CallerClass callerClass,
            int quota,
            long remaining,
            long resetSeconds,
            long retrySeconds) {}

    private final RateLimitSettings settings;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets;

    RateLimits(RateLimitSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
        this.buckets = new LinkedHashMap<>(1024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > settings.mostCallers();
            }
        };
    }

    Verdict take(CallerClass callerClass, String caller) {
        int quota = quotaOf(callerClass);
        ConsumptionProbe probe =
                bucket(callerClass.name() + " " + caller, quota).tryConsumeAndReturnRemaining(1);
        return new Verdict(
                probe.isConsumed(),
                callerClass,
                quota,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    int size() {
        synchronized (buckets) {
            return buckets.size();
        }
    }

    private Bucket bucket(String key, int quota) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    key,
                    unused -> Bucket.builder()
                            .withCustomTimePrecision(time)
                            .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, WINDOW))
                            .build());
        }
    }

    private int quotaOf(CallerClass callerClass) {
        return switch (callerClass) {
            case ANONYMOUS -> settings.anonymous();
            case GUEST -> settings.guest();
            case STAFF -> settings.staff();
        };
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
