package io.lodgeflow.domain.guest;

import java.util.Optional;

/** Port to the stored accounts. */
public interface Accounts {

    Optional<Account> find(String id);

    /** @param email compared in lower case */
    Optional<Account> findByEmail(String email);

    void add(Account account);
}
