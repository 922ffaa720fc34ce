/**
 * Stored campaigns and their items.
 */
@NullMarked
package io.lodgeflow.activities.campaign;

import org.jspecify.annotations.NullMarked;
