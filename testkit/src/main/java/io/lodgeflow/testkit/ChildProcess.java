package io.lodgeflow.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A program that runs no longer than this JVM. Its process id, exit code and signals are those of the program itself.
 * What it prints goes line by line to a file and to memory.
 */
final class ChildProcess {

    /**
     * The shell becomes the program; a subshell stays and waits for the end of the standard input, whose other end
     * only this JVM holds. The kernel closes it when this JVM dies, even by SIGKILL, and then the program is killed.
     */
    private static final String KILL_WHEN_PARENT_ENDS = """
            exec 3<&0
            ( trap '' HUP INT TERM; read -r nothing <&3; kill -KILL $$ ) >/dev/null 2>&1 &
            exec "$@" </dev/null 3<&-
            """;

    private static final int LINES_IN_MESSAGES = 40;
    private static final Duration LIMIT_FOR_LAST_OUTPUT = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final Path logFile;
    private final Thread reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> lines = new ArrayList<>();
    private boolean outputEnded;

    private ChildProcess(String name, Process process, Path logFile) {
        this.name = name;
        this.process = process;
        this.logFile = logFile;
        this.reader = Thread.ofPlatform().daemon().name("output of " + name).unstarted(this::readOutput);
    }

    static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path logFile) {
        List<String> supervised = new ArrayList<>(List.of("/bin/sh", "-c", KILL_WHEN_PARENT_ENDS, "lodgeflow-child"));
        supervised.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(supervised).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            ChildProcess child = new ChildProcess(name, builder.start(), logFile);
            child.reader.start();
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name + " with " + String.join(" ", command), e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path logFile() {
        return logFile;
    }

    String log() {
        lock.lock();
        try {
            return String.join("\n", lines);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the first line, from the start of the program on, that contains the text. */
    String awaitLine(String contained, Duration limit) {
        long nanosLeft = limit.toNanos();
        lock.lock();
        try {
            int next = 0;
            while (true) {
                for (; next < lines.size(); next++) {
                    if (lines.get(next).contains(contained)) {
                        return lines.get(next);
                    }
                }
                if (outputEnded) {
                    throw failure("ended before it printed \"" + contained + "\"");
                }
                if (nanosLeft <= 0) {
                    throw failure("did not print \"" + contained + "\" within " + limit);
                }
                nanosLeft = changed.awaitNanos(nanosLeft);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the end and returns the exit code: 128 plus the signal's number if a signal ended it. */
    int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw failure("did not end within " + limit);
            }
            reader.join(LIMIT_FOR_LAST_OUTPUT);
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Signals go through the handle: the methods of {@link Process} also close the streams to and from the program. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Returns once the program is gone; nothing happens if it already is. */
    void kill() {
        process.toHandle().destroyForcibly();
        awaitExit(Duration.ofSeconds(30));
    }

    /** An exception that tells what happened to this program and shows the end of what it printed. */
    IllegalStateException failure(String whatHappened) {
        String state = isAlive() ? "still running" : "exit code " + process.exitValue();
        lock.lock();
        try {
            List<String> tail = lines.subList(Math.max(0, lines.size() - LINES_IN_MESSAGES), lines.size());
            String output =
                    tail.isEmpty() ? "It printed nothing." : "The end of " + logFile + ":\n" + String.join("\n", tail);
            return new IllegalStateException(name + " " + whatHappened + " (" + state + "). " + output);
        } finally {
            lock.unlock();
        }
    }

    private IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for " + name, cause);
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                Writer file = Files.newBufferedWriter(logFile)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line + "\n");
                file.flush();
                changed(line, false);
            }
        } catch (IOException e) {
            changed("[the output could not be read or written any further: " + e + "]", false);
        } finally {
            awaitExitCode();
            changed("", true);
        }
    }

    /** The output usually ends with the program, a moment before its exit code is known. */
    private void awaitExitCode() {
        try {
            process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void changed(String line, boolean ended) {
        lock.lock();
        try {
            if (ended) {
                outputEnded = true;
            } else {
                lines.add(line);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
