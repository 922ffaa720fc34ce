/**
 * What operations see and repair: where every booking stands, what failed and why, what is late, and the actions that put
 * it right, each previewed, allowed by role and written to the audit log.
 */
@NullMarked
package io.lodgeflow.workflows.operations;

import org.jspecify.annotations.NullMarked;
