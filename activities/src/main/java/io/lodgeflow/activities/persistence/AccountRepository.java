package io.lodgeflow.activities.persistence;

import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.Accounts;
import io.lodgeflow.domain.identity.Role;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AccountRepository extends Accounts, Repository<Account, String> {

    Optional<Account> findById(String id);

    Optional<Account> findFirstByEmail(String lowerCase);

    boolean existsByRoleAndDemoFalse(Role role);

    Account save(Account account);

    @Override
    default Optional<Account> find(String id) {
        return findById(id);
    }

    @Override
    default Optional<Account> findByEmail(String email) {
        return findFirstByEmail(email.toLowerCase(Locale.ROOT));
    }

    @Override
    default boolean hasAdmin() {
        return existsByRoleAndDemoFalse(Role.ADMIN);
    }

    @Override
    default void add(Account account) {
        save(account);
    }
}
