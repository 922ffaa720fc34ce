/**
 * The one executable: starts as api, as worker or as both, by {@code lodgeflow.roles}.
 */
@NullMarked
package io.lodgeflow.application;

import org.jspecify.annotations.NullMarked;
