/**
 * How work runs: in one transaction, retried when it lost a race, with wake-up calls after commit. Those of one
 * moment on different keys may share one.
 */
@NullMarked
package io.lodgeflow.engine.transaction;

import org.jspecify.annotations.NullMarked;
