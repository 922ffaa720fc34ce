/**
 * Work for people: tasks the workflow raises when it needs a decision that only staff can take.
 */
@NullMarked
package io.lodgeflow.domain.workitem;

import org.jspecify.annotations.NullMarked;
