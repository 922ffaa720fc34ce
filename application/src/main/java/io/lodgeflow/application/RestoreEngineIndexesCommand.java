package io.lodgeflow.application;

import io.lodgeflow.engine.tuning.StockIndexes;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The command {@code restore-engine-indexes}: may be run beside a running product, and again. */
@Component
@ConditionalOnProperty(name = "lodgeflow.command", havingValue = "restore-engine-indexes")
class RestoreEngineIndexesCommand implements ApplicationRunner {

    private final StockIndexes indexes;

    RestoreEngineIndexesCommand(StockIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public void run(ApplicationArguments arguments) throws SQLException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> made = indexes.restore();
        made.forEach(name -> out.println("made " + name));
        out.println(
                made.isEmpty() ? "All of the engine's own indexes are there." : made.size() + " indexes were made.");
    }
}
