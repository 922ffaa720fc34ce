package io.lodgeflow.scenarios;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Runs on H2 and on MySQL, because it is about something that each does in its own way. A story without it runs on one of
 * them; {@link RunsOnTest} knows what may not be without it. One life of each process runs on both too: {@link Lives}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag(OnBothDatabases.TAG)
public @interface OnBothDatabases {

    String TAG = "both-databases";

    Because value();

    /** What it is about. */
    enum Because {
        /** Many at the same rows at the same moment. */
        RACE,
        /** A process that dies and is started again on what it left. */
        KILL,
        /** Who waits for whom, and what is there when a transaction does not commit. */
        LOCK,
        /** Statements, texts, orders and indexes that one database takes and another does not. */
        STORE,
        /** Rows that were written by an older version. */
        MIGRATION
    }
}
