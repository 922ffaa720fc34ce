package io.lodgeflow.api.catalogue;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Problems;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Claim;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.transaction.Decisions;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Creates an entry of the catalogue once for each idempotency key, in one transaction with the key. */
@Component
class Creations {

    private final IdempotencyKeys keys;
    private final Decisions decisions;

    Creations(IdempotencyKeys keys, Decisions decisions) {
        this.keys = keys;
        this.decisions = decisions;
    }

    /**
     * @param store stores the entry under its id, or refuses
     * @param duplicate what to say when an entry of that code came at the same moment
     * @return the id: this one, or the one of the earlier request with the same key
     */
    String create(IdempotentRequest request, String id, Supplier<Result<String>> store, Refusal duplicate) {
        try {
            return Answers.granted(keys.once(
                    request,
                    () -> decisions.decide(() -> {
                        keys.claim(List.of(new Claim(request, id, 201, null)));
                        return store.get();
                    }),
                    earlier -> Result.done(earlier.resourceId())));
        } catch (DataIntegrityViolationException codeTaken) {
            if (Problems.isTooLong(codeTaken)) {
                throw codeTaken;
            }
            return Answers.granted(Result.refused(duplicate));
        }
    }
}
