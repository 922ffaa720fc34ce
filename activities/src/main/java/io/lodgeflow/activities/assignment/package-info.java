/**
 * Assigning physical rooms, and what follows from it at arrival and departure.
 */
@NullMarked
package io.lodgeflow.activities.assignment;

import org.jspecify.annotations.NullMarked;
