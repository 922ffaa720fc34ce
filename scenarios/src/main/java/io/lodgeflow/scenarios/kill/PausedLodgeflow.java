package io.lodgeflow.scenarios.kill;

import io.lodgeflow.application.LodgeflowApplication;
import io.lodgeflow.engine.BeforeTimersAreDeclared;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * The real program with an engine that takes its time: whenever users can be there, it pauses after it has read a process
 * and before it has declared the timers of that process. Who needs the process meanwhile meets it half made, if he can.
 */
public final class PausedLodgeflow {

    private static final String PAUSE = "lodgeflow.test.pause-millis";

    /** The argument of the program that says how long. */
    static String pause(int millis) {
        return "--" + PAUSE + "=" + millis;
    }

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication application = new SpringApplication(LodgeflowApplication.class);
        application.addInitializers(context -> {
            long nanos = TimeUnit.MILLISECONDS.toNanos(context.getEnvironment().getRequiredProperty(PAUSE, Long.class));
            OpenDoor door = new OpenDoor();
            context.addApplicationListener(door);
            context.addBeanFactoryPostProcessor(beans ->
                    beans.addBeanPostProcessor(new BeforeTimersAreDeclared.Planted(process -> {
                        if (door.isOpen) {
                            pause(nanos);
                        }
                    })));
        });
        application.run(arguments);
    }

    private static final class OpenDoor implements ApplicationListener<WebServerInitializedEvent> {
        private volatile boolean isOpen;

        @Override
        public void onApplicationEvent(WebServerInitializedEvent event) {
            isOpen = true;
        }
    }

    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private PausedLodgeflow() {}
}
