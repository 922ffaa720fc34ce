package io.lodgeflow.pages.site;

import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.search.CancellationTerms.Penalty;
import java.util.List;
import java.util.stream.IntStream;

/** What canceling will cost, as dates of the hotel. */
final class CancellationWords {

    /** @param good it costs nothing */
    record Line(String text, boolean good) {}

    /** One for each change, the first from today on. */
    static List<Line> of(List<Penalty> penalties, Words words) {
        return IntStream.range(0, penalties.size())
                .mapToObj(at -> line(penalties, at, words))
                .toList();
    }

    /** What holds today. */
    static Line first(List<Penalty> penalties, Words words) {
        return penalties.isEmpty() ? new Line("", false) : line(penalties, 0, words);
    }

    private static Line line(List<Penalty> penalties, int at, Words words) {
        Penalty now = penalties.get(at);
        boolean last = at + 1 == penalties.size();
        if (now.percent() == 0) {
            return new Line(
                    last
                            ? words.text("site.cancel.free")
                            : words.text(
                                    "site.cancel.freeUntil",
                                    words.date(penalties.get(at + 1).from().minusDays(1))),
                    true);
        }
        if (now.percent() >= 100) {
            return new Line(
                    at == 0
                            ? words.text("site.cancel.never")
                            : words.text("site.cancel.allFrom", words.date(now.from())),
                    false);
        }
        return new Line(
                last && at == 0
                        ? words.text("site.cancel.some", words.price(now.penalty()))
                        : words.text("site.cancel.someFrom", words.date(now.from()), words.price(now.penalty())),
                false);
    }

    private CancellationWords() {}
}
