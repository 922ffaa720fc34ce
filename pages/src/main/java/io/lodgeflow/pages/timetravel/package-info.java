/**
 * Demo mode only: moving the clock to a booking's next event and watching its token walk.
 */
@NullMarked
package io.lodgeflow.pages.timetravel;

import org.jspecify.annotations.NullMarked;
