package io.lodgeflow.benchmarks;

import io.lodgeflow.application.LodgeflowApplication;
import io.lodgeflow.testkit.MySqlServer;
import io.lodgeflow.testkit.MySqlServer.Durability;
import java.util.ArrayList;
import java.util.List;

/** Runs the product's replay on a MySQL server that is started for it; a simulated past needs no durable commits. Ends with
 * the replay's exit code. */
final class ReplayOnMySql {

    /** @param arguments those of {@code replay}, such as {@code --file=...} */
    public static void main(String[] arguments) {
        MySqlServer server = MySqlServer.start(Durability.FAST);
        List<String> replay = new ArrayList<>(List.of("replay"));
        replay.addAll(List.of(arguments));
        replay.add("--spring.datasource.url=" + server.createDatabase("replay"));
        replay.add("--spring.datasource.username=" + server.username());
        replay.add("--spring.datasource.password=" + server.password());
        LodgeflowApplication.main(replay.toArray(String[]::new));
    }

    private ReplayOnMySql() {}
}
