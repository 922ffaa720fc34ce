/**
 * What every page has: sign-in and the session's life, the frame with navigation by role, languages, themes, live updates,
 * and errors shown as pages.
 */
@NullMarked
package io.lodgeflow.pages.shell;

import org.jspecify.annotations.NullMarked;
