/**
 * Steps that have failed too often and wait for somebody: their log, their causes, and what can be done about them by hand.
 */
@NullMarked
package io.lodgeflow.engine.incident;

import org.jspecify.annotations.NullMarked;
