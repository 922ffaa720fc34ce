/**
 * What staff is asked to decide, and what guests were told.
 */
@NullMarked
package io.lodgeflow.api.operations;

import org.jspecify.annotations.NullMarked;
