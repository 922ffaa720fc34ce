/** New versions of workflows: the run that moves bookings, and a recorded corpus of bookings at every step where one can stand. */
@org.jspecify.annotations.NullMarked
package io.lodgeflow.scenarios.migration;
