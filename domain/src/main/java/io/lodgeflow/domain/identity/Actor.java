package io.lodgeflow.domain.identity;

/**
 * Who did it, as the history shows it: {@code workflow}, or a role and an account such as {@code guest:usr_1}.
 */
public record Actor(String name) {
    public static final Actor WORKFLOW = new Actor("workflow");
}
