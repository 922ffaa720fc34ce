/**
 * Idempotency keys: the same request with the same key has one effect and one answer, however often and however concurrently it comes.
 */
@NullMarked
package io.lodgeflow.workflows.idempotency;

import org.jspecify.annotations.NullMarked;
