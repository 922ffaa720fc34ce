package io.lodgeflow.benchmarks;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.application.LodgeflowApplication;
import io.lodgeflow.benchmarks.OpenLoad.Kind;
import io.lodgeflow.testkit.MySqlServer;
import io.lodgeflow.testkit.MySqlServer.Durability;
import io.lodgeflow.testkit.ServerProcess;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A server in a process of its own, api and worker, on MySQL with durable commits and the demo's hotels, under the load of
 * a busy day: holds beside reads of reservations and searches, at fixed rates.
 */
final class MixedLoadBenchmark {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+");
    private static final double HOLD_LIMIT_MILLIS = 500;
    private static final PrintStream OUT = System.out;

    /** @param arguments {@code --holds=3 --reads=300 --searches=100 --seconds=60 --warm-up=30 --search-path=...} */
    public static void main(String[] arguments) throws InterruptedException {
        Options options =
                Options.of(arguments, "holds", "reads", "searches", "seconds", "warm-up", "search-path", "heap");
        String heap = options.text("heap", "1g");
        boolean right;
        try (MySqlServer database = MySqlServer.start(Durability.DURABLE)) {
            String url = database.createDatabase("benchmark");
            ServerProcess server = ServerProcess.of(LodgeflowApplication.class)
                    .jvmOptions("-Xms" + heap, "-Xmx" + heap, "-Duser.timezone=UTC")
                    .arguments(
                            "demo",
                            "--server.port=0",
                            "--spring.datasource.url=" + url,
                            "--spring.datasource.username=" + database.username(),
                            "--spring.datasource.password=" + database.password(),
                            "--lodgeflow.demo.enabled=true",
                            "--lodgeflow.rate-limits.enabled=false",
                            "--lodgeflow.holding.enabled=false")
                    .start();
            try (server) {
                String line = server.awaitLine("http://localhost:", START_LIMIT);
                JdbcTemplate jdbc =
                        new JdbcTemplate(new DriverManagerDataSource(url, database.username(), database.password()));
                right = run(URI.create(address(line)), server.pid(), jdbc, options);
                server.stop();
                List<String> problems = new BooksCheck(JdbcClient.create(jdbc)).violations();
                OUT.println(problems.isEmpty() ? "afterwards: the books are right" : "afterwards: WRONG");
                problems.forEach(OUT::println);
                right &= problems.isEmpty();
            }
        }
        System.exit(right ? 0 : 1);
    }

    private static boolean run(URI address, long serverPid, JdbcTemplate jdbc, Options options)
            throws InterruptedException {
        String searchPath = options.text(
                "search-path", "/v1/hotels/search?place={place}&arrival={arrival}&departure={departure}&guests=2");
        DemoGuest guest = new DemoGuest(address, bookable(jdbc));
        guest.bookSome(200);
        List<Kind> kinds = List.of(
                new Kind("hold", options.number("holds", 3), guest::hold, "201"),
                new Kind("read a reservation", options.number("reads", 300), guest::readOne, "200"),
                new Kind("search", options.number("searches", 100), () -> guest.search(searchPath), "200"));
        OpenLoad.run(kinds, Duration.ofSeconds(options.number("warm-up", 30)));
        Duration before = processorTime(serverPid);
        List<OpenLoad> loads = OpenLoad.run(kinds, Duration.ofSeconds(options.number("seconds", 60)));
        Duration used = processorTime(serverPid).minus(before);
        OpenLoad.print(OUT, loads);
        long answered = loads.stream().mapToLong(OpenLoad::successes).sum();
        OUT.printf(
                Locale.ROOT,
                "%nprocessor time of the server process: %.1f s, %.1f ms for each good answer%n",
                used.toMillis() / 1e3,
                used.toMillis() / (double) Math.max(1, answered));
        boolean fast = loads.getFirst().p99Millis() < HOLD_LIMIT_MILLIS;
        OUT.printf("%np99 of a hold %s %.0f ms%n", fast ? "is below" : "IS NOT BELOW", HOLD_LIMIT_MILLIS);
        return fast && loads.stream().mapToLong(OpenLoad::failures).sum() == 0;
    }

    /** Says more than latencies do when others use the machine too. */
    private static Duration processorTime(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** Room types with so many rooms that the load does not sell them out. */
    private static List<DemoGuest.Product> bookable(JdbcTemplate jdbc) {
        return jdbc.query(
                "select t.hotel_id, t.id, min(p.id) from room_type t join rate_plan p on p.hotel_id = t.hotel_id"
                        + " where p.payment_plan = 'PREPAID' and t.id in"
                        + " (select room_type_id from room_type_night group by room_type_id having min(sell_limit) >= 5)"
                        + " group by t.hotel_id, t.id",
                (row, number) -> new DemoGuest.Product(row.getString(1), row.getString(2), row.getString(3)));
    }

    private static String address(String line) {
        Matcher found = ADDRESS.matcher(line);
        if (!found.find()) {
            throw new IllegalStateException("no address in: " + line);
        }
        return found.group();
    }

    private MixedLoadBenchmark() {}
}
