/**
 * Where the steps of the processes are done: one class of steps for each hotel word, and the map from drawings to
 * them.
 */
@NullMarked
package io.lodgeflow.activities;

import org.jspecify.annotations.NullMarked;
