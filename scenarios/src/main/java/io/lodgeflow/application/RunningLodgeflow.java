package io.lodgeflow.application;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.time.TimeTravel;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.testsupport.TestDatabase;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The whole product in this JVM, on a database of its own and a stopped clock, spoken to over HTTP. Calls of the outside
 * world, events and messages run in the background as in production; timers fire only when the clock is moved. While the
 * clock is moved or due work is settled the background stands still, so that nothing is under way when a test looks. One
 * for all tests of a JVM: the clock only goes forward, and each test uses a hotel of its own.
 */
public final class RunningLodgeflow {

    /** A Monday, months away from any change of daylight saving time. */
    private static final Instant FIRST_NOW = Instant.parse("2026-06-01T08:00:00Z");

    private static @Nullable RunningLodgeflow shared;

    /** Read by each background task while it works, written by who moves the clock. */
    private final ReadWriteLock moving;

    private final ConfigurableApplicationContext context;
    private final SteppedGateway gateway;

    private RunningLodgeflow(ConfigurableApplicationContext context, ReadWriteLock moving, SteppedGateway gateway) {
        this.context = context;
        this.gateway = gateway;
        this.moving = moving;
    }

    /** Started on first use. */
    public static synchronized RunningLodgeflow shared() {
        if (shared == null) {
            shared = started("lodgeflow");
        }
        return shared;
    }

    /**
     * A second product on a database of its own, for what would disturb the others. There is one engine clock in a JVM:
     * the shared product stands still until this one is closed, by the same thread.
     */
    public static synchronized RunningLodgeflow separate(String databaseName) {
        if (shared != null) {
            shared.moving.writeLock().lock();
        }
        try {
            return started(databaseName);
        } catch (RuntimeException failed) {
            if (shared != null) {
                shared.moving.writeLock().unlock();
            }
            throw failed;
        }
    }

    /** Ends a separate product and lets the shared one go on at its own time. */
    public void close() {
        synchronized (RunningLodgeflow.class) {
            context.close();
            if (shared != null) {
                shared.bean(LodgeflowClock.class).stopAt(shared.now());
                shared.moving.writeLock().unlock();
            }
        }
    }

    private static RunningLodgeflow started(String databaseName) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        TestDatabase database = TestDatabase.create(databaseName);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--lodgeflow.demo.nights=120", // a third of the usual to write and to check; test hotels have 400
                "--lodgeflow.worker.timers=false",
                "--lodgeflow.rate-limits.anonymous=1000000",
                "--lodgeflow.rate-limits.guest=1000000",
                "--lodgeflow.rate-limits.staff=1000000"));
        SpringApplication application = new SpringApplication(LodgeflowApplication.class);
        ReadWriteLock moving = new ReentrantReadWriteLock();
        SteppedGateway gateway = new SteppedGateway();
        application.addInitializers(context -> context.addBeanFactoryPostProcessor(beans -> {
            beans.addBeanPostProcessor(new StopClock());
            beans.addBeanPostProcessor(new StandStill(moving.readLock()));
            beans.addBeanPostProcessor(gateway);
        }));
        return new RunningLodgeflow(application.run(arguments.toArray(String[]::new)), moving, gateway);
    }

    private static final class StopClock implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof LodgeflowClock clock) {
                clock.stopAt(FIRST_NOW);
            }
            return bean;
        }
    }

    /** Background tasks work side by side, but never while the lock is held for writing. */
    private record StandStill(Lock working) implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof BackgroundTask)) {
                return bean;
            }
            ProxyFactory guarded = new ProxyFactory(bean);
            guarded.setProxyTargetClass(true);
            guarded.addAdvice((MethodInterceptor) call -> {
                if (!call.getMethod().getName().equals("runOnce")) {
                    return call.proceed();
                }
                working.lock();
                try {
                    return call.proceed();
                } finally {
                    working.unlock();
                }
            });
            return guarded.getProxy();
        }
    }

    public URI uri() {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /** To be stepped in on, at its calls. */
    public SteppedGateway gateway() {
        return gateway;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Object bean(String name) {
        return context.getBean(name);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    public Instant now() {
        return bean(LodgeflowClock.class).instant();
    }

    public LocalDate today(ZoneId zone) {
        return now().atZone(zone).toLocalDate();
    }

    /** Moves the clock there, firing every timer on the way, then lets everything due end. */
    public void travelTo(Instant instant) {
        if (instant.isBefore(now())) {
            throw new IllegalArgumentException(
                    "the clock only goes forward: it is " + now() + ", asked for " + instant);
        }
        alone(() -> bean(TimeTravel.class).travelTo(instant));
    }

    /** Lets everything that is due now happen: timers, calls, events, messages. */
    public void settle() {
        alone(() -> bean(TimeTravel.class).runUntilIdle());
    }

    /** Does what is due of one background task, as another node would. */
    public int work(String taskName) {
        return context.getBeanProvider(BackgroundTask.class).stream()
                .filter(task -> task.taskName().equals(taskName))
                .mapToInt(BackgroundTask::runOnce)
                .sum();
    }

    /** Makes something available to processes by that name. */
    public void register(String name, Object bean) {
        context.getBeanFactory().registerSingleton(name, bean);
    }

    private void alone(Runnable journey) {
        moving.writeLock().lock();
        try {
            journey.run();
        } finally {
            moving.writeLock().unlock();
        }
    }

    /** Contradictions between nights, rooms, money and workflows; call when nothing runs. */
    public List<String> violations() {
        settle();
        return new BooksCheck(Objects.requireNonNull(jdbc())).violations();
    }
}
