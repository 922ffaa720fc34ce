/**
 * What the drawings of every process ask for: the instants at which something falls due.
 */
@NullMarked
package io.lodgeflow.workflows.process;

import org.jspecify.annotations.NullMarked;
