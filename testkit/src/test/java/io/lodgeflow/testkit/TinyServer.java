package io.lodgeflow.testkit;

import java.time.Duration;
import java.util.List;

/**
 * The smallest program worth killing: greets, then runs until it is told to end. With the argument {@code parent} it
 * starts another one of itself as its own child process and prints that one's process id and a temporary directory.
 */
final class TinyServer {

    private TinyServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("greeting " + System.getenv("GREETING") + " " + System.getProperty("guest"));
        System.err.println("arguments " + List.of(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("closing the door")));
        if (arguments.length > 0 && arguments[0].equals("parent")) {
            ServerProcess child = ServerProcess.of(TinyServer.class).start();
            child.awaitLine("running", Duration.ofSeconds(30));
            System.out.println("child " + child.pid());
            System.out.println("files " + TestRun.newDirectory("tiny"));
        }
        System.out.println("running");
        Thread.sleep(Duration.ofMinutes(5));
    }
}
