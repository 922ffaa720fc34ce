/**
 * New versions of the workflows: what a version change means for the bookings that run, its check and preview, and the run that moves them one by one.
 */
@NullMarked
package io.lodgeflow.workflows.migration;

import org.jspecify.annotations.NullMarked;
