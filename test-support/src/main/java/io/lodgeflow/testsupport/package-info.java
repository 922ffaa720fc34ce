/**
 * Real servers for tests. A rule about the last room is only proven against the database that guests will meet, so
 * the tests start a real MySQL, and start Lodgeflow itself as a process of its own in order to kill it. Whatever is
 * started here ends with the test JVM, also when that JVM is killed, and leaves no temporary file behind.
 */
@NullMarked
package io.lodgeflow.testsupport;

import org.jspecify.annotations.NullMarked;
