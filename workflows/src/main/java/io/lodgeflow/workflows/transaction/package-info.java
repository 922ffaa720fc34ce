/**
 * The gate of the hotel's commands, and how they run in the engine's transactions: a refusal takes everything back, and reservations are locked before their workflows move.
 */
@NullMarked
package io.lodgeflow.workflows.transaction;

import org.jspecify.annotations.NullMarked;
