package io.lodgeflow.domain.identity;

/**
 * Who did it, as the history shows it: {@code workflow}, or a role and an account such as {@code guest:usr_1}.
 */
public record Actor(String name) {
    public static final Actor WORKFLOW = new Actor("workflow");

    /** A person who works for the hotel or its head office. */
    public boolean isStaff() {
        return !equals(WORKFLOW) && !name.startsWith("guest:");
    }
}
