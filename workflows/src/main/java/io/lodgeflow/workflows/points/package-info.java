/**
 * Settings of the guests' points: what one is worth, how many are earned, and when.
 */
@NullMarked
package io.lodgeflow.workflows.points;

import org.jspecify.annotations.NullMarked;
