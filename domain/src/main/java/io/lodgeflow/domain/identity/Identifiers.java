package io.lodgeflow.domain.identity;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Port: the one place where ids are made. Ids are opaque, unique without asking the database, and sort roughly by
 * time, which keeps the indexes of large tables compact. The letters of the kind come first, then the cell.
 */
public interface Identifiers {

    /** @param kind three letters such as {@code res} */
    String next(String kind);

    /** Short, easy to read out on the phone, hard to guess: ten characters without the letters I, L, O, U. */
    String nextConfirmationNumber();

    /**
     * The confirmation number that somebody typed, heard or copied: in any case and width, with blanks and hyphens, and
     * with the letters that no number has where the digits they look like belong.
     */
    static String confirmationNumberIn(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\s\\p{Pd}]+", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
