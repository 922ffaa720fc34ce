package io.lodgeflow.web.search;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.words.Sentences;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What canceling an offer would cost, by date, before it is booked: the cancellation table in force, read as a calendar. */
@Component
public class CancellationTerms {

    /** Longer before arrival than this no table tells days apart. */
    private static final int MOST_DAYS = 400;

    /**
     * @param from first date at the hotel, from midnight there, on which canceling costs this; until the next entry's
     * @param penalty of the whole offer
     */
    public record Penalty(LocalDate from, int percent, Money penalty, String explanation) {}

    /** @param mostDays before arrival, at which this line begins to apply; the next line applies from fewer on */
    private record Line(int mostDays, int refundPercent, Sentence explanation) {}

    private final CancellationPolicy policy;
    /** By version and rule set: what is in force for new bookings changes a few times a year. */
    private final ConcurrentMap<String, List<Line>> known = new ConcurrentHashMap<>();

    CancellationTerms(CancellationPolicy policy) {
        this.policy = policy;
    }

    /** Of what is booked now; in the order of dates, the first from today on. */
    public List<Penalty> of(String ruleSet, LocalDate today, LocalDate arrival, Money total) {
        return of(policy.currentVersion(), ruleSet, today, arrival, total);
    }

    /** Of what was booked when that version of the table was in force. */
    public List<Penalty> of(String version, String ruleSet, LocalDate today, LocalDate arrival, Money total) {
        int days = Math.toIntExact(Math.clamp(ChronoUnit.DAYS.between(today, arrival), 0, MOST_DAYS));
        List<Line> lines = lines(version, ruleSet.toUpperCase(Locale.ROOT));
        List<Penalty> penalties = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean over = i + 1 < lines.size() && lines.get(i + 1).mostDays() >= days;
            if (!over) {
                Line line = lines.get(i);
                LocalDate from = arrival.minusDays(Math.min(days, line.mostDays()));
                penalties.add(new Penalty(
                        from,
                        100 - line.refundPercent(),
                        total.minus(total.percent(line.refundPercent())),
                        Sentences.in(LocaleContextHolder.getLocale(), line.explanation())));
            }
        }
        return List.copyOf(penalties);
    }

    private List<Line> lines(String version, String ruleSet) {
        return known.computeIfAbsent(version + " " + ruleSet, unused -> read(version, ruleSet));
    }

    private List<Line> read(String version, String ruleSet) {
        List<Line> lines = new ArrayList<>();
        for (int days = MOST_DAYS; days >= 0; days--) {
            CancellationPolicy.Rule rule = policy.decide(version, ruleSet, days);
            if (lines.isEmpty() || !rule.explanation().equals(lines.getLast().explanation())) {
                lines.add(new Line(days, rule.refundPercent(), rule.explanation()));
            }
        }
        return List.copyOf(lines);
    }
}
