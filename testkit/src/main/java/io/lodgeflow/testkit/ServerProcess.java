package io.lodgeflow.testkit;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Java program in a process of its own, to be watched and killed. It ends with this JVM even when this JVM is killed.
 * All it prints, on standard output and standard error, is kept line by line in memory and in a file. Safe for use by
 * several threads.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final ChildProcess process;

    private ServerProcess(ChildProcess process) {
        this.process = process;
    }

    /** Describes a program that is started by {@link Builder#start()}. */
    public static Builder of(Class<?> mainClass) {
        return of(mainClass.getName());
    }

    /** Describes a program, for a main class that the tests cannot see. */
    public static Builder of(String mainClass) {
        return new Builder(mainClass);
    }

    /** How to start the program. One description can start any number of processes. */
    public static final class Builder {

        private final String mainClass;
        private final List<String> jvmOptions = new ArrayList<>();
        private final List<String> arguments = new ArrayList<>();
        private final Map<String, String> environment = new HashMap<>();
        private String classPath = ofThisJvm();
        private @Nullable Path logFile;

        private Builder(String mainClass) {
            this.mainClass = mainClass;
        }

        /** Surefire ends it with an empty entry, which would mean the working directory. */
        private static String ofThisJvm() {
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .filter(entry -> !entry.isEmpty())
                    .collect(Collectors.joining(File.pathSeparator));
        }

        /** Replaces the class path, which is that of this JVM unless told otherwise. */
        public Builder classPath(String newClassPath) {
            classPath = newClassPath;
            return this;
        }

        /** Adds options of the {@code java} command, such as {@code -Xmx512m} or {@code -Dname=value}. */
        public Builder jvmOptions(String... options) {
            jvmOptions.addAll(List.of(options));
            return this;
        }

        /** Adds arguments of the program. */
        public Builder arguments(String... newArguments) {
            arguments.addAll(List.of(newArguments));
            return this;
        }

        /** Sets an environment variable; all others are those of this JVM. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Writes the output to this file, replacing it, instead of a temporary one that disappears with this JVM. */
        public Builder logFile(Path file) {
            logFile = file;
            return this;
        }

        /**
         * Starts the program on the Java version of this JVM; returns without waiting for it.
         *
         * @throws java.io.UncheckedIOException if no process can be started. A program that cannot run, say for want of
         *     its main class, is told by {@link ServerProcess#awaitLine} instead.
         */
        public ServerProcess start() {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
            command.addAll(jvmOptions);
            command.addAll(List.of("-cp", classPath, mainClass));
            command.addAll(arguments);
            String name = mainClass.substring(mainClass.lastIndexOf('.') + 1);
            Path log =
                    logFile != null ? logFile : TestRun.newDirectory("process").resolve(name + ".log");
            return new ServerProcess(ChildProcess.start(name, command, environment, log));
        }
    }

    /**
     * Waits until the program has printed a line that contains the text. Lines printed before the call count too.
     *
     * @return the first such line
     * @throws IllegalStateException if the limit passes or the program ends without such a line; the message shows the
     *     end of its output
     */
    public String awaitLine(String contained, Duration limit) {
        return process.awaitLine(contained, limit);
    }

    /** Kills the program (SIGKILL) and returns when it is gone; nothing happens if it already is. */
    public void kill9() {
        process.kill();
    }

    /**
     * Asks the program to end (SIGTERM) and waits for it, up to 60 seconds.
     *
     * @return the exit code, 143 if the program has none of its own for this
     * @throws IllegalStateException if it still runs after that; it is killed then
     */
    public int stop() {
        process.terminate();
        try {
            return process.awaitExit(STOP_LIMIT);
        } finally {
            process.kill();
        }
    }

    /**
     * Waits for the program to end by itself.
     *
     * @return its exit code, or 128 plus the number of the signal that ended it
     * @throws IllegalStateException if it still runs after the limit
     */
    public int awaitExit(Duration limit) {
        return process.awaitExit(limit);
    }

    /** Whether the program runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process id of the program itself. */
    public long pid() {
        return process.pid();
    }

    /** Everything printed so far, complete once the program has ended. */
    public String log() {
        return process.log();
    }

    /** The file that has the same lines as {@link #log()}. */
    public Path logFile() {
        return process.logFile();
    }

    /** Kills the program, as {@link #kill9()} does. */
    @Override
    public void close() {
        kill9();
    }
}
