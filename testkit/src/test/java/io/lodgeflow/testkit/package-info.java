/** The servers of the tests, tested. */
@NullMarked
package io.lodgeflow.testkit;

import org.jspecify.annotations.NullMarked;
