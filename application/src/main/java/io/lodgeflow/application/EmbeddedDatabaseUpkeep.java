package io.lodgeflow.application;

import io.lodgeflow.engine.transaction.BackgroundTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps the file of the embedded database small. Each commit is written to it at once ({@code WRITE_DELAY=0}), so that nothing
 * that was acknowledged is lost when the process dies. H2 then has no writer thread, and only that thread gathers what is still
 * valid in old pieces of the file, so that their room can be used again (docs/adr/0020). So it is asked for here, a little at a
 * time, because commits wait meanwhile. Does nothing where H2 has its thread.
 */
@Component
@Conditional(EmbeddedDatabaseUpkeep.OnAnEmbeddedFile.class)
class EmbeddedDatabaseUpkeep implements BackgroundTask {

    /** Percent of the pieces' content that is still valid; below it gathering is worth its writing. */
    private static final int ENOUGH_VALID = 70;
    /** Most that is gathered at once, bytes: some hundredths of a second. */
    private static final int GATHERED_AT_ONCE = 4 * 1024 * 1024;

    /** The database is a file that this process alone has open. */
    static final class OnAnEmbeddedFile implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment()
                    .getProperty("spring.datasource.url", "")
                    .startsWith("jdbc:h2:file:");
        }
    }

    private final JdbcTemplate jdbc;

    EmbeddedDatabaseUpkeep(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String taskName() {
        return "keep the embedded database small";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public boolean runsOnCommit() {
        return false;
    }

    /** @return 1 if something was gathered */
    @Override
    public int runOnce() {
        ConnectionCallback<Boolean> gathering = EmbeddedDatabaseUpkeep::gather;
        return Boolean.TRUE.equals(jdbc.execute(gathering)) ? 1 : 0;
    }

    private static boolean gather(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                && gather(session.getDatabase().getStore().getMvStore());
    }

    private static boolean gather(MVStore store) {
        return store.getAutoCommitDelay() == 0 && store.compact(ENOUGH_VALID, GATHERED_AT_ONCE);
    }
}
