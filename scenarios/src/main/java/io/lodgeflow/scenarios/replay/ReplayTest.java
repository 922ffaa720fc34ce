package io.lodgeflow.scenarios.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.StartArchive;
import io.lodgeflow.testkit.ServerProcess;
import io.lodgeflow.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user runs it, in a process of its own: a JVM has one engine clock, and the replay moves it by years. */
class ReplayTest {

    private static final long SEED = 42;
    private static final LocalDate FIRST_DAY = LocalDate.of(2016, 3, 20); // Lisbon's clocks change on the 27th
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    private Path directory = Path.of("");

    private record Lived(int exitCode, String log) {}

    private Lived replay(List<String> lines) throws IOException {
        Path file = directory.resolve("bookings.csv");
        Files.write(file, lines);
        return run("--file=" + file);
    }

    private static Lived run(String... arguments) {
        TestDatabase database = TestDatabase.create("replay");
        List<String> all = new ArrayList<>(List.of("replay"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password()));
        try (ServerProcess process = ServerProcess.of("io.lodgeflow.application.LodgeflowApplication")
                .jvmOptions("-Xmx512m")
                .jvmOptions(StartArchive.ofThisRun().options())
                .arguments(all.toArray(String[]::new))
                .start()) {
            int exitCode = process.awaitExit(LIMIT);
            return new Lived(exitCode, process.log());
        }
    }

    private static RecordedStay random(Random random) {
        LocalDate arrival = FIRST_DAY.plusDays(random.nextInt(25));
        int nights = random.nextInt(6);
        int leadTime = random.nextInt(20);
        RecordedStay row = RecordedStay.of(arrival, nights)
                .with("lead_time", "" + leadTime)
                .with("reserved_room_type", random.nextInt(4) == 0 ? "B" : "A")
                .with("adr", (50 + random.nextInt(100)) + "." + random.nextInt(100))
                .with(
                        "deposit_type",
                        switch (random.nextInt(4)) {
                            case 0 -> "Non Refund";
                            case 1 -> "Refundable";
                            default -> "No Deposit";
                        });
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                row.with("reservation_status", "Canceled")
                        .with(
                                "reservation_status_date",
                                arrival.minusDays(random.nextInt(leadTime + 1)).toString());
            case 2 -> row.with("reservation_status", "No-Show").with("reservation_status_date", arrival.toString());
            case 3 ->
                row.with(
                        "reservation_status_date", arrival.plusDays(nights + 1L).toString());
            case 4 ->
                row.with(
                        "reservation_status_date",
                        arrival.plusDays(nights == 0 ? 0 : 1).toString());
            default -> row;
        };
    }

    private static long count(List<RecordedStay> rows, String status) {
        return rows.stream()
                .filter(row -> status.equals(row.values().get("reservation_status")))
                .count();
    }

    @Test
    void everyBookingEndsAsRecordedAndTheBooksAreRight() throws IOException {
        Random random = new Random(SEED);
        List<RecordedStay> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            rows.add(random(random));
        }
        LocalDate afterAllOthers = FIRST_DAY.plusDays(60);
        rows.add(RecordedStay.of(afterAllOthers, 1)
                .with("reservation_status", "No-Show")
                .with("reservation_status_date", afterAllOthers.toString()));
        List<String> lines = new ArrayList<>(List.of(rows.getFirst().header()));
        rows.forEach(row -> lines.add(row.line()));
        Lived lived = replay(lines);
        assertThat(lived.exitCode()).as("seed " + SEED + "\n" + lived.log()).isZero();
        String log = lived.log().replaceAll(" +", " ");
        long out = count(rows, "Check-Out");
        long canceled = count(rows, "Canceled");
        long noShows = count(rows, "No-Show");
        assertThat(log)
                .contains("rows that cannot be read, left out: 0")
                .contains("all " + out + " / " + out + " = " + canceled + " / " + canceled + " = " + noShows + " / "
                        + noShows + " = 0")
                .contains("100% 121/121 bookings")
                .contains("problems on the way: 0")
                .contains("bookings that ended otherwise: 0")
                .contains("contradictions in the books: 0")
                .contains("workflows left open: 0")
                .contains("holds left: 0")
                .contains("Every booking ended as recorded, and the books are right.")
                .containsPattern("Its database, to look into or to delete: jdbc:[^;?\\s]+(\\s|\\z)")
                .doesNotContain("Exception");
    }

    @Test
    @OnBothDatabases(Because.STORE)
    void aBrokenRowIsListedAndTheOthersAreLived() throws IOException {
        RecordedStay good = RecordedStay.of(FIRST_DAY, 2);
        Lived lived = replay(List.of(
                good.header(),
                good.line(),
                good.with("arrival_date_month", "Smarch").line(),
                good.with("deposit_type", "Refundable").with("children", "NA").line()));
        assertThat(lived.exitCode()).as(lived.log()).isZero();
        assertThat(lived.log())
                .contains("rows that cannot be read, left out: 1")
                .contains("line 3: ")
                .contains("rows read with an assumption: 1")
                .contains("line 4: number of children unknown, read as none")
                .contains("Every booking ended as recorded");
    }

    @Test
    void withoutAFileItSaysWhatToName() {
        Lived lived = run();
        assertThat(lived.exitCode()).isEqualTo(2);
        assertThat(lived.log()).contains("Name one readable file of bookings");
    }
}
