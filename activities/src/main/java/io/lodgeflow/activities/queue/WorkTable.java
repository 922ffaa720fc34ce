package io.lodgeflow.activities.queue;

/**
 * Where the work of a {@link WorkQueue} waits. What is set may name {@code :now}, {@code :due} (the next try), {@code :why} and
 * what an {@link Outcome} notes.
 *
 * @param key columns of the primary key
 * @param open condition for what is neither done nor given up; what else an item consists of never changes
 * @param due column: when it is to be tried
 * @param tries column: how often it was tried
 * @param group column: what has the same value in it is done in the order of the key, which is a number then; empty if not
 * @param done what is set when it is done
 * @param failed what is set when it is to be tried again
 * @param givenUp what is set when it is not
 */
public record WorkTable(
        String name,
        String key,
        String open,
        String due,
        String tries,
        String group,
        String done,
        String failed,
        String givenUp) {

    /** One for H2 and MySQL 8. */
    String sql(String template) {
        return template.replace("$table", name)
                .replace("$key", key)
                .replace("$group", group)
                .replace("$open", open)
                .replace("$due", due)
                .replace("$tries", tries);
    }
}
