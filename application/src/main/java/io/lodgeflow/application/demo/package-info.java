/**
 * What a fresh installation starts with: invented hotels in real cities with rooms, rates and a calendar that is always 400 nights long, one account of each role, and a few lines on the screen that say where to go next.
 */
@NullMarked
package io.lodgeflow.application.demo;

import org.jspecify.annotations.NullMarked;
