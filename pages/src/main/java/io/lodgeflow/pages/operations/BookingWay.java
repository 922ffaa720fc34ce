package io.lodgeflow.pages.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.engine.WorkflowPosition;
import io.lodgeflow.engine.WorkflowPosition.Expected;
import io.lodgeflow.engine.WorkflowPosition.Failure;
import io.lodgeflow.engine.WorkflowPosition.Instance;
import io.lodgeflow.engine.WorkflowPosition.Visit;
import io.lodgeflow.pages.shell.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way of a booking through its workflows, made ready for a page.
 *
 * @param steps of the Gantt chart, in the order of entering
 * @param waits what its workflows wait for now, what an operator has to mend first
 * @param next what can happen next, in sentences, earliest first
 */
public record BookingWay(List<ProcessWay> processes, List<GanttLine> steps, List<Waiting> waits, List<Next> next) {

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
            Drawing drawing) {}

    /** What is put on a diagram, as the script reads it. */
    public record Drawing(List<Mark> steps, List<Passed> visits) {}

    /** @param left it went on from there by itself: the way to the next one was taken */
    public record Passed(String step, boolean left) {}

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

    /**
     * @param cause in lower case, as the style sheet names it
     * @param since absent if nobody knows
     * @param until when something happens by itself; absent: nothing does
     */
    public record Waiting(
            String cause,
            String text,
            @Nullable Instant since,
            @Nullable Instant until) {}

    /** @param cause in lower case, as the style sheet names it */
    public record Next(
            String cause,
            String text,
            @Nullable String when,
            @Nullable String distance) {}

    /** An operator has stopped a workflow of it: nothing happens by itself. */
    public boolean isSuspended() {
        return waits.stream().anyMatch(one -> one.cause().equals("suspended"));
    }

    public static BookingWay of(WorkflowPosition position, ZoneId zone, Words words) {
        return new BookingWay(
                position.processes().stream()
                        .map(instance -> process(instance, position, words))
                        .toList(),
                gantt(position.way(), words),
                waits(position, words),
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
        Map<String, Mark> marks = new LinkedHashMap<>();
        List<Passed> visits = new ArrayList<>();
        Map<String, Integer> failed = new HashMap<>();
        List<String> rolledBack = new ArrayList<>();
        for (Failure failure : position.failures()) {
            if (instance.endedAt() == null && failure.process().equals(instance.process())) {
                failed.merge(failure.step(), 1, Integer::sum);
                rolledBack.add(waitOf(failure, position));
            }
        }
        for (Visit visit : position.way()) {
            if (visit.processId().equals(instance.id())) {
                boolean open = visit.leftAt() == null && instance.steps().contains(visit.step());
                // A step that failed is rolled back to the wait before it: the token is shown where it failed.
                boolean here = open && (failed.isEmpty() || !rolledBack.contains(visit.step()));
                visits.add(new Passed(visit.step(), visit.leftAt() != null && !visit.canceled()));
                marks.remove(visit.step());
                marks.put(visit.step(), new Mark(visit.step(), true, here, 0, lengthOf(visit, words)));
            }
        }
        failed.forEach((step, count) ->
                marks.put(step, new Mark(step, marks.containsKey(step), true, count, words.step(step))));
        return new ProcessWay(
                instance.id(),
                instance.process(),
                instance.version(),
                instance.parentId() != null,
                instance.suspended(),
                instance.startedAt(),
                instance.endedAt(),
                new Drawing(List.copyOf(marks.values()), visits));
    }

    private static String lengthOf(Visit visit, Words words) {
        Instant end = Objects.requireNonNullElse(visit.leftAt(), words.now());
        return words.step(visit.step(), visit.name()) + ": " + words.duration(Duration.between(visit.enteredAt(), end));
    }

    /** Where the engine keeps the token of failed work: the last wait before it. */
    private static String waitOf(Failure failure, WorkflowPosition position) {
        return Stream.concat(
                        position.timers().stream()
                                .filter(timer -> timer.id().equals(failure.workId()))
                                .map(WorkflowPosition.Timer::step),
                        position.work().stream()
                                .filter(call -> call.id().equals(failure.workId()))
                                .map(WorkflowPosition.RemoteCall::step))
                .findFirst()
                .orElse(failure.step());
    }

    private static List<Waiting> waits(WorkflowPosition position, Words words) {
        List<Waiting> waits = new ArrayList<>();
        for (Failure failure : position.failures()) {
            String text = words.text("waits.operator", words.step(failure.step()));
            waits.add(new Waiting("operator", text, failure.since(), null));
        }
        for (Instance instance : position.processes()) {
            if (instance.endedAt() == null && instance.suspended() && instance.parentId() == null) {
                waits.add(new Waiting("suspended", words.text("waits.suspended"), null, null));
            }
            if (instance.endedAt() == null && !instance.suspended()) {
                position.way().stream()
                        .filter(visit -> visit.processId().equals(instance.id()) && visit.leftAt() == null)
                        .filter(visit -> !visit.type().equals("callActivity")
                                && !visit.type().equals("subProcess"))
                        .filter(visit -> position.failures().stream()
                                .noneMatch(failure -> waitOf(failure, position).equals(visit.step())))
                        .forEach(visit -> waits.add(waiting(visit, position, words)));
            }
        }
        return List.copyOf(waits);
    }

    private static Waiting waiting(Visit visit, WorkflowPosition position, Words words) {
        Expected person = position.expected().stream()
                .filter(one ->
                        one.cause() == Expected.Cause.PERSON && one.step().equals(visit.step()))
                .findFirst()
                .orElse(null);
        Instant until = position.expected().stream()
                .filter(one -> one.process().equals(visit.process()) && one.at() != null)
                .map(one -> Objects.requireNonNull(one.at()))
                .min(Comparator.naturalOrder())
                .orElse(null);
        String text =
                words.known("waits." + visit.step(), words.text("waits.at", words.step(visit.step(), visit.name())));
        return new Waiting(person == null ? "process" : "person", text, visit.enteredAt(), until);
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
                .orElse("");
        String step = drawn.isEmpty() ? words.step(expected.step()) : words.step(expected.step(), drawn);
        String text = switch (expected.cause()) {
            case TIMER -> words.known("next." + expected.what(), words.text("next.timer", step));
            case MESSAGE -> words.known("next." + expected.what(), words.text("next.message", step));
            case REMOTE_CALL -> words.text("next.remoteCall", step);
            case PERSON -> words.text("next.person", step);
            case OPERATOR ->
                expected.what().equals(Expected.SUSPENDED)
                        ? words.text("next.suspended")
                        : words.text("next.operator", step);
        };
        return new Next(
                expected.cause().name().toLowerCase(java.util.Locale.ROOT),
                text,
                expected.at() == null ? null : words.hotelTime(expected.at(), zone),
                expected.at() == null ? null : words.distance(expected.at()));
    }
}
