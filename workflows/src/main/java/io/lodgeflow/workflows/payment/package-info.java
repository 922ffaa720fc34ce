/**
 * Submitting money for a reservation. The gateway itself is called later by the workflow, outside of any transaction.
 */
@NullMarked
package io.lodgeflow.workflows.payment;

import org.jspecify.annotations.NullMarked;
