package io.lodgeflow.activities.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.activities.notification.TemplateRenderer.Text;
import io.lodgeflow.domain.message.MessageKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thymeleaf.exceptions.TemplateProcessingException;

class TemplateRendererTest {

    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("guestName", "<1>"),
            Map.entry("hotelName", "<2>"),
            Map.entry("hotelAddress", "<3>"),
            Map.entry("confirmationNumber", "<4>"),
            Map.entry("arrival", "<5>"),
            Map.entry("departure", "<6>"),
            Map.entry("nights", "<7>"),
            Map.entry("rooms", "<8>"),
            Map.entry("guests", "<9>"),
            Map.entry("roomType", "<10>"),
            Map.entry("checkInHour", "<11>"),
            Map.entry("checkOutHour", "<12>"),
            Map.entry("total", "<13>"),
            Map.entry("currency", "<14>"),
            Map.entry("payAtHotel", "<15>"),
            Map.entry("amountPaid", "<16>"),
            Map.entry("paidAt", "<17>"),
            Map.entry("amountDue", "<18>"),
            Map.entry("reason", "<19>"),
            Map.entry("paymentDeadline", "<20>"),
            Map.entry("paymentLink", "<99>"),
            Map.entry("closureLink", "<98>"),
            Map.entry("bookingLink", "<97>"),
            Map.entry("roomNumbers", "<21>"),
            Map.entry("otherRoomType", "<22>"),
            Map.entry("lesserRoomType", "<44>"),
            Map.entry("differenceCharged", "<23>"),
            Map.entry("differenceRefunded", "<24>"),
            Map.entry("refundAmount", "<25>"),
            Map.entry("fee", "<26>"),
            Map.entry("folioLines", "<27>"),
            Map.entry("balance", "<28>"),
            Map.entry("pointsUsed", "<29>"),
            Map.entry("pointsBack", "<30>"),
            Map.entry("pointsEarned", "<31>"),
            Map.entry("alternatives", "<40>"),
            Map.entry("choiceDeadline", "<41>"),
            Map.entry("hotelClosed", "<42>"),
            Map.entry("movedTo", "<43>"));

    private static final Set<String> MAY_BE_EMPTY = Set.of(
            "payAtHotel",
            "amountDue",
            "paymentDeadline",
            "roomNumbers",
            "otherRoomType",
            "lesserRoomType",
            "differenceCharged",
            "differenceRefunded",
            "refundAmount",
            "fee",
            "pointsUsed",
            "pointsBack",
            "pointsEarned",
            "alternatives",
            "hotelClosed",
            "movedTo");

    private final TemplateRenderer renderer = new TemplateRenderer();

    static Stream<Arguments> everyKindInEveryLanguage() {
        return Stream.of(MessageKind.values())
                .flatMap(kind -> Stream.of("en", "ko").map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void isCompleteWithAndWithoutWhatMayBeMissing(MessageKind kind, String language) {
        Map<String, String> empty = new HashMap<>(FACTS);
        MAY_BE_EMPTY.forEach(fact -> empty.put(fact, ""));
        for (Map<String, String> facts : Stream.of(FACTS, empty).toList()) {
            Text text = renderer.render(kind, language, facts);

            assertThat(text.subject()).isNotBlank().hasSizeLessThan(150).doesNotContain("{", "}", "\n");
            assertThat(text.body())
                    .doesNotContain("{", "}")
                    .doesNotContain("\n\n\n")
                    .endsWith("\n");
            assertThat(text.body().length()).isGreaterThan(100);
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void isWrittenInItsLanguageOnly(MessageKind kind, String language) {
        Text text = renderer.render(kind, language, FACTS);

        assertThat(text.subject() + text.body())
                .doesNotContainPattern(language.equals("ko") ? "[A-Za-z]" : "\\p{IsHangul}");
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void namesGuestHotelAndConfirmationNumber(MessageKind kind, String language) {
        Text text = renderer.render(kind, language, FACTS);

        assertThat(text.subject()).contains("<2>", "<4>");
        assertThat(text.body()).contains("<1>", "<2>", "<3>").contains(language.equals("ko") ? "다음 안내" : "What ");
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    void bothLanguagesTellTheSame(MessageKind kind) {
        for (String fact : FACTS.keySet()) {
            String value = FACTS.get(fact);
            boolean inEnglish = everything(kind, "en").contains(value);
            assertThat(everything(kind, "ko").contains(value))
                    .as("%s in %s", fact, kind)
                    .isEqualTo(inEnglish);
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void aMissingFactFails(MessageKind kind, String language) {
        assertThatThrownBy(() -> renderer.render(kind, language, Map.of()))
                .isInstanceOf(TemplateProcessingException.class);
        for (String fact : FACTS.keySet()) {
            Map<String, String> incomplete = new HashMap<>(FACTS);
            incomplete.remove(fact);
            if (everything(kind, language).contains(FACTS.get(fact))) {
                assertThatThrownBy(() -> renderer.render(kind, language, incomplete))
                        .as(fact)
                        .isInstanceOf(TemplateProcessingException.class);
            }
        }
    }

    @Test
    void factsAreNeverReadAsTemplatesNorEscaped() {
        Map<String, String> facts = new HashMap<>(FACTS);
        facts.put("guestName", "O'Hara & [(${facts.total})] <b>");

        assertThat(renderer.render(MessageKind.REFUND, "en", facts).body())
                .contains("Dear O'Hara & [(${facts.total})] <b>,");
    }

    @Test
    void longNamesDoNotMakeLongSubjects() {
        Map<String, String> facts = new HashMap<>(FACTS);
        facts.put("hotelName", "호텔".repeat(100));

        assertThat(renderer.render(MessageKind.CONFIRMATION, "ko", facts).subject())
                .hasSizeLessThan(150)
                .endsWith("…");
    }

    @Test
    void otherLanguagesReadEnglish() {
        assertThat(renderer.render(MessageKind.REFUND, "fr", FACTS))
                .isEqualTo(renderer.render(MessageKind.REFUND, "en", FACTS));
    }

    @Test
    void theWordListsHaveTheSameKeys() {
        assertThat(words(Locale.KOREAN).keySet())
                .isEqualTo(words(Locale.ENGLISH).keySet());
    }

    private String everything(MessageKind kind, String language) {
        Text text = renderer.render(kind, language, FACTS);
        return text.subject() + "\n" + text.body();
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle("guest-messages.words", locale);
    }

    /** To the letter, whichever of what may be missing is there: whoever rewords a message changes the digest on purpose. */
    @ParameterizedTest
    @CsvSource({
        "en, 79e2b78c36444df58261354095a66b2c96129dfc509605934b5bc3a8902a2b86",
        "ko, 39ac7f9ac275fcecbcd8f73b10ef42adcd925f91ff49cb972f12b3e43dfbf86e"
    })
    void saysWhatItAlwaysSaid(String language, String digest) throws NoSuchAlgorithmException {
        MessageDigest said = MessageDigest.getInstance("SHA-256");
        for (MessageKind kind : MessageKind.values()) {
            for (String one : new TreeSet<>(MAY_BE_EMPTY)) {
                Map<String, String> without = new HashMap<>(FACTS);
                without.put(one, "");
                Map<String, String> only = new HashMap<>(FACTS);
                MAY_BE_EMPTY.stream().filter(fact -> !fact.equals(one)).forEach(fact -> only.put(fact, ""));
                for (Map<String, String> facts : List.of(without, only)) {
                    Text text = renderer.render(kind, language, facts);
                    said.update((text.subject() + "\n" + text.body()).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(HexFormat.of().formatHex(said.digest())).isEqualTo(digest);
    }
}
