/**
 * Real servers for tests. A rule about the last room is only proven against the database that guests will meet, so
 * the tests start a real MySQL, and start Lodgeflow itself as a process of its own in order to kill it. Whatever is
 * started here ends with the test JVM, also when that JVM is killed, and leaves no temporary file behind. A browser and a
 * clock that is moved are here too. Nothing here knows what is tested: any program can be started, any page opened.
 */
@NullMarked
package io.lodgeflow.testkit;

import org.jspecify.annotations.NullMarked;
