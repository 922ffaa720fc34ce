/**
 * The tables that remember which workflows were selected to go on in another version of their process, and what became of each.
 */
@NullMarked
package io.lodgeflow.activities.migration;

import org.jspecify.annotations.NullMarked;
