/**
 * How the hotel's commands run in the engine's transactions: a refusal takes everything back.
 */
@NullMarked
package io.lodgeflow.workflows.transaction;

import org.jspecify.annotations.NullMarked;
