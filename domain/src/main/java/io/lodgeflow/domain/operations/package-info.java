/**
 * Work for people: tasks the workflow raises when it needs a decision that only staff can take.
 */
@NullMarked
package io.lodgeflow.domain.operations;

import org.jspecify.annotations.NullMarked;
