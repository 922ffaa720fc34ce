package io.lodgeflow.pages.overview;

import io.lodgeflow.engine.ProcessSteps;
import io.lodgeflow.engine.ProcessSteps.ProcessStep;
import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.engine.counter.StepCounters.StepCount;
import io.lodgeflow.pages.shell.Words;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The counters of a process version as marks of its diagram. */
@Component
class StepMarks {

    private static final int HOTTEST = 5;

    private final StepCounters counters;
    private final ProcessSteps steps;

    StepMarks(StepCounters counters, ProcessSteps steps) {
        this.counters = counters;
        this.steps = steps;
    }

    /** In the order of the drawing; steps that nobody came by are left out. */
    List<StepMark> of(String process, int version, Words words) {
        Map<String, StepCount> counts =
                counters.steps(process, version).stream().collect(Collectors.toMap(StepCount::step, count -> count));
        long most = most(counts.values());
        double longest =
                counts.values().stream().mapToDouble(StepMarks::warmth).max().orElse(0);
        return steps.of(process, version).stream()
                .filter(step -> counts.containsKey(step.id()))
                .map(step -> mark(step, java.util.Objects.requireNonNull(counts.get(step.id())), most, longest, words))
                .toList();
    }

    private static StepMark mark(ProcessStep step, StepCount count, long most, double longest, Words words) {
        String name = words.step(step.id(), step.name());
        long ended = count.visits() - count.now();
        String time = ended == 0 ? null : words.duration(average(count));
        return new StepMark(
                step.id(),
                name,
                step.waits() ? count.now() : 0,
                words.number(count.now()),
                count.incidents(),
                words.number(count.incidents()),
                count.visits(),
                words.number(count.visits()),
                heat((double) count.visits(), (double) most),
                time,
                heat(warmth(count), longest),
                words.text(
                        "overview.stepTitle",
                        name,
                        words.number(count.now()),
                        words.number(count.incidents()),
                        words.number(count.visits()),
                        time == null ? "–" : time));
    }

    private static long most(Collection<StepCount> counts) {
        return counts.stream().mapToLong(StepCount::visits).max().orElse(0);
    }

    private static Duration average(StepCount count) {
        long ended = count.visits() - count.now();
        return ended == 0 ? Duration.ZERO : count.timeSpent().dividedBy(ended);
    }

    /** Steps take from milliseconds to months: equal steps of warmth are equal factors of time. */
    private static double warmth(StepCount count) {
        return Math.log1p((double) average(count).toMillis());
    }

    private static int heat(double value, double most) {
        return value <= 0 || most <= 0 ? 0 : Math.max(1, (int) Math.ceil(HOTTEST * value / most));
    }
}
