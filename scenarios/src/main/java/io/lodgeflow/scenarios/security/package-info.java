/** What strangers try at a house that is open to the street, and what becomes of it. */
@NullMarked
package io.lodgeflow.scenarios.security;

import org.jspecify.annotations.NullMarked;
