/** The pages in a real browser, on the running product. */
@NullMarked
package io.lodgeflow.scenarios.pages;

import org.jspecify.annotations.NullMarked;
