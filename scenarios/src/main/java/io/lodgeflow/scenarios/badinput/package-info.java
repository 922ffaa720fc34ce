/** What callers must not send, and what they are told: always a problem document, never a change. */
@NullMarked
package io.lodgeflow.scenarios.badinput;

import org.jspecify.annotations.NullMarked;
