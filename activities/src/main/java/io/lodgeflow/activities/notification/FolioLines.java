package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.workflows.words.Sentences;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lines of a folio as a guest reads them: date, what for, amount; payments are negative. */
final class FolioLines {

    /** A room charge names its night in its text; its own date is the business date on which it was posted. */
    private static final Pattern NIGHT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    static String write(List<Posting> postings, Wording wording) {
        return postings.stream().map(posting -> write(posting, wording)).collect(Collectors.joining("\n"));
    }

    private static String write(Posting posting, Wording wording) {
        Matcher night = NIGHT.matcher(Sentences.english(posting.text()));
        LocalDate date = posting.type() == Posting.Type.ROOM_CHARGE && night.find()
                ? LocalDate.parse(night.group())
                : posting.date();
        return "  " + wording.shortDate(date) + "  " + wording.word("posting." + posting.type()) + "  "
                + wording.money(posting.amount());
    }

    private FolioLines() {}
}
