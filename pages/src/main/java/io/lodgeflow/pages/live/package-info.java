/**
 * Live updates: a page says what it shows, and is told within a second or two that this has changed.
 */
@NullMarked
package io.lodgeflow.pages.live;

import org.jspecify.annotations.NullMarked;
