/**
 * What operators have done, by whom and why, in a chain that shows when a line was changed.
 */
@NullMarked
package io.lodgeflow.workflows.audit;

import org.jspecify.annotations.NullMarked;
