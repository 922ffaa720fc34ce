/** The guest's site: finding a hotel, and what one hotel has. Everything is in the address, and nothing needs a script. */
@NullMarked
package io.lodgeflow.pages.site;

import org.jspecify.annotations.NullMarked;
