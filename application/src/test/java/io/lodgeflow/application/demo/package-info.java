/** The demo data, looked at as a picky guest would, and written to a real database. */
@NullMarked
package io.lodgeflow.application.demo;

import org.jspecify.annotations.NullMarked;
