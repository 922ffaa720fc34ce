/**
 * Closing a hotel: the campaign that operations start, pause and resume, what it does with a booking when its turn comes, and the choice of each guest.
 */
@NullMarked
package io.lodgeflow.workflows.closure;

import org.jspecify.annotations.NullMarked;
