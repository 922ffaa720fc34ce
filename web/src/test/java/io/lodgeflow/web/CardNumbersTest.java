package io.lodgeflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CardNumbersTest {

    private static final long SEED = 20261120;

    @Test
    void findsTheNumbersOfAllNetworks() {
        for (String number : new String[] {
            "4111111111111111",
            "5555555555554444",
            "378282246310005",
            "6011111111111117",
            "30569309025904",
            "3530111333300000",
            "6304000000000000",
            "4222222222222",
            "2223003122003222",
            "6212345678901232",
            "8171999927660000",
            "9792030394440796",
            "135410014004955"
        }) {
            assertThat(CardNumbers.containsOne(number)).as(number).isTrue();
            assertThat(CardNumbers.mask("pay " + number + " now")).isEqualTo("pay [card number removed] now");
        }
    }

    @Test
    void findsThemHoweverTheyAreWritten() {
        for (String text : new String[] {
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            "4111 - 1111 - 1111 - 1111",
            "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
            "41111111-11111111",
            "room 12 4111 1111 1111 1111",
            "visa4111111111111111",
            "４１１１１１１１１１１１１１１１",
            "4111\u00a01111\u20111111\u20131111"
        }) {
            assertThat(CardNumbers.containsOne(text)).as(text).isTrue();
            assertThat(CardNumbers.mask(text)).as(text).doesNotContain("1111");
        }
    }

    @Test
    void leavesOtherNumbersAlone() {
        for (String text : new String[] {
            "",
            "4111111111111112",
            "411111111111",
            "41111111111111111111",
            "2027-03-31T15:00:00Z",
            "2027-03-31 2027-04-01",
            "from 2026-11-20 to 2026-11-24",
            "+82 10 1234 5678",
            "res_a01m7x06m112kt2bnj23yde",
            "120.50",
            "1795195828123"
        }) {
            assertThat(CardNumbers.containsOne(text)).as(text).isFalse();
            assertThat(CardNumbers.mask(text)).isSameAs(text);
        }
    }

    @Test
    void anyLuhnNumberOfAnyLengthAndGroupingIsFoundAndNothingOfItIsLeft() {
        Random random = new Random(SEED);
        for (int run = 0; run < 5_000; run++) {
            int length = 13 + random.nextInt(7);
            String digits = luhn(random, length);
            String written = spread(random, digits);
            String masked = CardNumbers.mask("a:" + written + ";b");
            assertThat(masked).as("seed " + SEED + ": " + written).isEqualTo("a:[card number removed];b");
        }
    }

    @Test
    void idsHashesAndInstantsAreNeverTakenForCards() {
        Random random = new Random(SEED);
        for (int run = 0; run < 5_000; run++) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            assertThat(CardNumbers.containsOne(UUID.nameUUIDFromBytes(bytes).toString()))
                    .isFalse();
            String hash = "a" + UUID.nameUUIDFromBytes(bytes).toString().replace("-", "");
            assertThat(CardNumbers.containsOne(hash)).isFalse();
            Instant instant = Instant.ofEpochSecond(1_500_000_000L + random.nextInt(1_000_000_000));
            assertThat(CardNumbers.containsOne(instant.toString()))
                    .as(instant.toString())
                    .isFalse();
        }
    }

    /** Keys that people make: a word and a time, counted from 1970 in any unit, or as digits in a row, and a counter. */
    @Test
    void timesAreNeverTakenForCardsWhateverStandsBesideThem() {
        Random random = new Random(SEED);
        DateTimeFormatter inARow = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
        DateTimeFormatter exact =
                DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);
        for (int run = 0; run < 5_000; run++) {
            Instant instant =
                    Instant.ofEpochMilli(1_500_000_000_000L + (long) (random.nextDouble() * 490_000_000_000L));
            long millis = instant.toEpochMilli();
            for (String time : List.of(
                    String.valueOf(millis),
                    String.valueOf(millis * 1_000 + random.nextInt(1_000)),
                    String.valueOf(millis * 1_000_000 + random.nextInt(1_000_000)),
                    inARow.format(instant),
                    exact.format(instant))) {
                for (String key : List.of(
                        time,
                        "order-" + time,
                        time + "-retry",
                        "a_" + time + "_b",
                        "k-" + time + "-" + random.nextInt(99))) {
                    assertThat(CardNumbers.containsOne(key)).as(key).isFalse();
                }
            }
        }
    }

    @Test
    void namesWhereInJsonTheyAre() {
        assertThat(pointers("{\"a\":[{\"b\":\"4111 1111 1111 1111\"},4111111111111111]}"))
                .containsExactly("/a/0/b", "/a/1");
        assertThat(pointers("{\"a\":\"\\u0034111111111111111\"}")).containsExactly("/a");
        assertThat(pointers("{\"4111111111111111\":1}")).containsExactly("/[card number removed]");
        assertThat(pointers("{\"a\": 4111111111111111")).containsExactly("/a");
        assertThat(pointers("card=4111111111111111")).containsExactly("");
        assertThat(pointers("{\"token\":\"tok_ok\"}")).isEmpty();
    }

    private static java.util.List<String> pointers(String json) {
        return CardNumbersInJson.pointers(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins with 2 to 6 as cards do. */
    private static String luhn(Random random, int length) {
        StringBuilder digits = new StringBuilder().append(2 + random.nextInt(5));
        while (digits.length() < length - 1) {
            digits.append(random.nextInt(10));
        }
        for (int check = 0; check < 10; check++) {
            if (CardNumbers.passesLuhn(digits.toString() + check)) {
                return digits.toString() + check;
            }
        }
        throw new AssertionError("one of ten check digits fits");
    }

    /** Plain, or with one kind of separator at regular distances. */
    private static String spread(Random random, String digits) {
        int group = 1 + random.nextInt(6);
        String separator = new String[] {"", " ", "-", " - "}[random.nextInt(4)];
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            written.append(i > 0 && i % group == 0 ? separator : "").append(digits.charAt(i));
        }
        return written.toString();
    }
}
