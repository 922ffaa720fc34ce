/** The demo data, looked at as a picky guest would. */
@NullMarked
package io.lodgeflow.application.demo;

import org.jspecify.annotations.NullMarked;
