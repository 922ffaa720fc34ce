package io.lodgeflow.application.replay;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.application.DatabaseAddress;
import io.lodgeflow.application.replay.BookingFile.Unreadable;
import io.lodgeflow.domain.reservation.ReservationStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The command {@code replay}: reads the file named by {@code --file}, lives it, prints outcomes against the record by
 * month and the check of the books. Ends with exit code 0 only if everything agrees.
 */
@Component
@ConditionalOnProperty(name = "lodgeflow.command", havingValue = "replay")
public class ReplayCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final int SHOWN = 20;

    private final ReplayedHotel hotel;
    private final Replay replay;
    private final JdbcClient jdbc;
    private final DataSource database;
    private final PrintStream out = System.out;
    private int exitCode = 2;

    ReplayCommand(ReplayedHotel hotel, Replay replay, JdbcClient jdbc, DataSource database) {
        this.hotel = hotel;
        this.replay = replay;
        this.jdbc = jdbc;
        this.database = database;
    }

    /** What is wrong with the arguments, in words; asked before the product is started for them. */
    public static Optional<String> refusal(ApplicationArguments arguments) {
        return file(arguments).filter(Files::isReadable).isPresent()
                ? Optional.empty()
                : Optional.of("Name one readable file of bookings: replay --file=hotel-bookings.csv.gz");
    }

    private static Optional<Path> file(ApplicationArguments arguments) {
        List<String> files = arguments.getOptionValues("file");
        return files == null || files.size() != 1 ? Optional.empty() : Optional.of(Path.of(files.getFirst()));
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (count("select count(*) from hotel") > 0) {
            out.println("The database is not empty. Replay into a new one: another --lodgeflow.data-directory or"
                    + " --spring.datasource.url");
            return;
        }
        BookingFile file = BookingFile.read(file(arguments).orElseThrow());
        list("rows that cannot be read, left out", file.unreadable());
        list("rows read with an assumption", file.readWithAssumption());
        if (file.bookings().isEmpty()) {
            out.println("There is no booking in the file.");
            return;
        }
        exitCode = live(file.bookings()) ? 0 : 1;
    }

    private boolean live(List<RecordedBooking> bookings) {
        Map<String, Integer> rooms = hotel.build(bookings);
        out.printf("%,d bookings, rooms by type, as many as the book ever needed: %s%n", bookings.size(), rooms);
        ProgressBar progress = ProgressBar.on(out, "bookings", bookings.size());
        long started = System.nanoTime();
        Replay.Run run = replay.live(bookings, progress);
        progress.finish();
        out.printf("lived in %.0f s%n%n", (System.nanoTime() - started) / 1e9);

        OutcomeTable table = new OutcomeTable();
        Map<String, ReservationStatus> statuses = statuses();
        bookings.forEach(booking -> {
            String id = run.reservationIds().get(booking);
            table.add(booking, id == null ? null : statuses.get(id));
        });
        out.println(table.print());
        out.printf(
                "%,d upgrades, %,d bookings housed by staff, %,d workflow steps run%n",
                count("select count(*) from reservation_event where note like '[\"history.room_upgraded\",%'"),
                count("select count(*) from reservation_event where note like '[\"history.room_by_hand\",%'"),
                count("select count(*) from engine_visit"));
        List<String> violations = new BooksCheck(jdbc).violations();
        int open = count("select count(*) from engine_instance");
        print("problems on the way", run.problems());
        print("bookings that ended otherwise", table.differences());
        print("contradictions in the books", violations);
        out.printf("workflows left open: %d%n", open);
        out.printf("holds left: %d%n", count("select count(*) from reservation where status = 'PENDING'"));
        boolean right = table.differences().isEmpty() && violations.isEmpty() && open == 0;
        out.println(
                right ? "Every booking ended as recorded, and the books are right." : "NOT as recorded, see above.");
        out.println("Its database, to look into or to delete: " + database());
        return right;
    }

    /** Without the options behind it. */
    private String database() {
        return DatabaseAddress.of(database).split("[;?]", 2)[0];
    }

    private Map<String, ReservationStatus> statuses() {
        Map<String, ReservationStatus> statuses = new HashMap<>();
        jdbc.sql("select id, status from reservation").query(row -> {
            statuses.put(row.getString(1), ReservationStatus.valueOf(row.getString(2)));
        });
        return statuses;
    }

    private int count(String query) {
        return jdbc.sql(query).query(Integer.class).single();
    }

    private void list(String title, List<Unreadable> rows) {
        print(
                title,
                rows.stream()
                        .map(row -> "line " + row.line() + ": " + row.reason())
                        .toList());
    }

    private void print(String title, List<String> lines) {
        out.printf("%s: %,d%n", title, lines.size());
        lines.stream().limit(SHOWN).forEach(line -> out.println("  " + line));
        if (lines.size() > SHOWN) {
            out.printf("  ... and %,d more%n", lines.size() - SHOWN);
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
