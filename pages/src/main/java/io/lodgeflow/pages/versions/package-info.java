/**
 * Pages of new workflow versions: which run, what a change of version would mean, and one run that moves bookings.
 */
@NullMarked
package io.lodgeflow.pages.versions;

import org.jspecify.annotations.NullMarked;
