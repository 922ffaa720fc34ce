package io.lodgeflow.application.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far long work is: a bar that redraws itself on a terminal, a line for every twentieth part elsewhere. Shows what was
 * done for each second of real time and how much of it is left.
 */
final class ProgressBar {

    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 200_000_000;

    private final PrintStream out;
    private final boolean terminal;
    private final String what;
    private final long total;
    private final long started = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private long lastDrawn;
    private long lastPart;

    ProgressBar(PrintStream out, boolean terminal, String what, long total) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.total = Math.max(1, total);
    }

    /** Redraws itself where standard output is seen to be a terminal (Linux), else prints lines. */
    static ProgressBar on(PrintStream out, String what, long total) {
        boolean terminal;
        try {
            terminal = Path.of("/proc/self/fd/1").toRealPath().startsWith("/dev/pts");
        } catch (IOException notLinux) {
            terminal = false;
        }
        return new ProgressBar(out, terminal, what, total);
    }

    void step() {
        done.incrementAndGet();
    }

    /** Draws if it is time to; {@code where} says what is being done. */
    synchronized void draw(String where) {
        long now = System.nanoTime();
        long part = done.get() * 20 / total;
        if (terminal ? now - lastDrawn >= REDRAW_NANOS : part > lastPart) {
            lastDrawn = now;
            lastPart = part;
            print(where, terminal ? "\r" : "", terminal ? "" : "\n");
        }
    }

    synchronized void finish() {
        print("done", terminal ? "\r" : "", "\n");
    }

    private void print(String where, String before, String after) {
        long count = Math.min(done.get(), total);
        double seconds = Math.max(0.001, (System.nanoTime() - started) / 1e9);
        double rate = count / seconds;
        long left = rate == 0 ? 0 : Math.round((total - count) / rate);
        int filled = (int) (WIDTH * count / total);
        out.print(before
                + String.format(
                        Locale.ROOT,
                        "[%s%s] %3d%% %,d/%,d %s, %.0f/s, %s left, %-12s",
                        "#".repeat(filled),
                        ".".repeat(WIDTH - filled),
                        100 * count / total,
                        count,
                        total,
                        what,
                        rate,
                        clock(Duration.ofSeconds(left)),
                        where)
                + after);
        out.flush();
    }

    private static String clock(Duration duration) {
        return String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
