package io.lodgeflow.pages.site;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** What the form that looks for a stay needs, wherever it stands. */
final class SiteModel {

    /** The date where it is earliest: in what is over there, nobody can arrive anywhere. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
    }

    /** @param action where the form leads */
    static void search(Model model, Wish wish, String action, Clock clock) {
        List<@Nullable Integer> children = new ArrayList<>(wish.childAges());
        children.addAll(java.util.Collections.nCopies(Math.max(1, 3 - children.size()), null));
        model.addAttribute("wish", wish);
        model.addAttribute("action", action);
        model.addAttribute("children", children.subList(0, Math.min(children.size(), Wish.MOST_CHILDREN)));
        model.addAttribute(
                "ages", IntStream.rangeClosed(0, Wish.OLDEST_CHILD).boxed().toList());
        model.addAttribute("earliest", today(clock));
    }

    private SiteModel() {}
}
