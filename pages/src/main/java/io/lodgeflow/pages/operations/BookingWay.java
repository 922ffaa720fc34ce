package io.lodgeflow.pages.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.engine.WorkflowPosition;
import io.lodgeflow.engine.WorkflowPosition.Expected;
import io.lodgeflow.engine.WorkflowPosition.Instance;
import io.lodgeflow.engine.WorkflowPosition.Visit;
import io.lodgeflow.pages.shell.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way of a booking through its workflows, made ready for a page.
 *
 * @param steps of the Gantt chart, in the order of entering
 * @param next what can happen next, in sentences, earliest first
 */
public record BookingWay(List<ProcessWay> processes, List<GanttLine> steps, List<Next> next) {

    /** Units of the chart's width. */
    static final int WIDTH = 1000;

    private static final int NARROWEST = 4;

    /** One workflow of the booking: its diagram and the marks on it. */
    public record ProcessWay(
            String instanceId,
            String process,
            int version,
            boolean child,
            boolean suspended,
            Instant startedAt,
            @Nullable Instant endedAt,
            List<Mark> marks) {}

    /** What the diagram shows at a step. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Mark(String id, boolean way, boolean here, int incidents, String title) {}

    public record GanttLine(
            String process,
            String name,
            Instant from,
            @Nullable Instant to,
            boolean canceled,
            String duration,
            int x,
            int width) {}

    /** @param cause in lower case, as the style sheet names it */
    public record Next(
            String cause,
            String text,
            @Nullable String when,
            @Nullable String distance) {}

    public static BookingWay of(WorkflowPosition position, ZoneId zone, Words words) {
        return new BookingWay(
                position.processes().stream()
                        .map(instance -> process(instance, position, words))
                        .toList(),
                gantt(position.way(), words),
                position.expected().stream()
                        .map(expected -> next(expected, position, zone, words))
                        .toList());
    }

    /** When the next timer of the booking fires; absent if none is waiting. */
    public static @Nullable Instant nextTimer(WorkflowPosition position, Instant now) {
        return position.timers().stream()
                .map(WorkflowPosition.Timer::dueAt)
                .filter(due -> due.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static ProcessWay process(Instance instance, WorkflowPosition position, Words words) {
        List<Mark> marks = new ArrayList<>();
        for (Visit visit : position.way()) {
            if (visit.processId().equals(instance.id())) {
                boolean here = visit.leftAt() == null && instance.steps().contains(visit.step());
                int incidents = (int) position.failures().stream()
                        .filter(failure -> failure.step().equals(visit.step()))
                        .count();
                String length = words.duration(
                        Duration.between(visit.enteredAt(), Objects.requireNonNullElse(visit.leftAt(), words.now())));
                marks.removeIf(mark -> mark.id().equals(visit.step()));
                marks.add(new Mark(
                        visit.step(),
                        true,
                        here,
                        here ? incidents : 0,
                        words.step(visit.step(), visit.name()) + ": " + length));
            }
        }
        return new ProcessWay(
                instance.id(),
                instance.process(),
                instance.version(),
                instance.parentId() != null,
                instance.suspended(),
                instance.startedAt(),
                instance.endedAt(),
                marks);
    }

    private static List<GanttLine> gantt(List<Visit> way, Words words) {
        List<Visit> steps = way.stream()
                .filter(visit ->
                        !visit.type().contains("ateway") && !visit.type().equals("subProcess"))
                .toList();
        if (steps.isEmpty()) {
            return List.of();
        }
        Instant from = steps.getFirst().enteredAt();
        Instant to = steps.stream()
                .map(visit -> Objects.requireNonNullElse(visit.leftAt(), words.now()))
                .max(Comparator.naturalOrder())
                .orElse(words.now());
        long length = Math.max(1, Duration.between(from, to).toMillis());
        return steps.stream().map(visit -> line(visit, from, length, words)).toList();
    }

    private static GanttLine line(Visit visit, Instant from, long length, Words words) {
        Instant end = Objects.requireNonNullElse(visit.leftAt(), words.now());
        long start = Duration.between(from, visit.enteredAt()).toMillis() * WIDTH / length;
        long width = Duration.between(visit.enteredAt(), end).toMillis() * WIDTH / length;
        return new GanttLine(
                visit.process(),
                words.step(visit.step(), visit.name()),
                visit.enteredAt(),
                visit.leftAt(),
                visit.canceled(),
                words.duration(Duration.between(visit.enteredAt(), end)),
                Math.toIntExact(Math.min(start, WIDTH - NARROWEST)),
                Math.toIntExact(Math.max(NARROWEST, width)));
    }

    private static Next next(Expected expected, WorkflowPosition position, ZoneId zone, Words words) {
        String drawn = position.way().stream()
                .filter(visit -> visit.step().equals(expected.step()))
                .map(Visit::name)
                .findFirst()
                .orElse(expected.step());
        String step = words.step(expected.step(), drawn);
        String text = switch (expected.cause()) {
            case TIMER -> words.known("next." + expected.what(), words.text("next.timer", step));
            case MESSAGE -> words.known("next." + expected.what(), words.text("next.message", step));
            case REMOTE_CALL -> words.text("next.remoteCall", step);
            case PERSON -> words.text("next.person", step);
            case OPERATOR -> words.text("next.operator", step);
        };
        return new Next(
                expected.cause().name().toLowerCase(java.util.Locale.ROOT),
                text,
                expected.at() == null ? null : words.hotelTime(expected.at(), zone),
                expected.at() == null ? null : words.distance(expected.at()));
    }
}
