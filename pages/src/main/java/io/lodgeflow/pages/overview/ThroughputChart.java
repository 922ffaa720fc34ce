package io.lodgeflow.pages.overview;

import io.lodgeflow.engine.counter.StepCounters.Throughput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Bookings started and ended in each of the last hours, as bars.
 *
 * @param most the highest of all, at least 1
 */
record ThroughputChart(List<Bar> bars, long most) {

    static final int HOURS = 48;
    private static final int HEIGHT = 90;
    private static final int WIDTH = 14;

    /** Positions and heights in the picture's own units. */
    record Bar(Instant hour, long started, long ended, int x, int startedHeight, int endedHeight) {}

    static ThroughputChart of(List<Throughput> throughput, Instant now) {
        Map<Instant, Throughput> byHour =
                throughput.stream().collect(Collectors.toMap(Throughput::hour, one -> one, (first, second) -> first));
        long most = throughput.stream()
                .mapToLong(one -> Math.max(one.started(), one.ended()))
                .max()
                .orElse(1);
        most = Math.max(1, most);
        List<Bar> bars = new ArrayList<>();
        Instant last = now.truncatedTo(ChronoUnit.HOURS);
        for (int back = HOURS - 1; back >= 0; back--) {
            Instant hour = last.minus(back, ChronoUnit.HOURS);
            Throughput one = byHour.getOrDefault(hour, new Throughput(hour, 0, 0));
            bars.add(new Bar(
                    hour,
                    one.started(),
                    one.ended(),
                    (HOURS - 1 - back) * WIDTH,
                    height(one.started(), most),
                    height(one.ended(), most)));
        }
        return new ThroughputChart(List.copyOf(bars), most);
    }

    /** Whatever is not nothing can be seen. */
    private static int height(long value, long most) {
        return value == 0 ? 0 : Math.max(2, Math.toIntExact(value * HEIGHT / most));
    }
}
