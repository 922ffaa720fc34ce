package io.lodgeflow.scenarios;

import io.lodgeflow.activities.payment.sandbox.PlayMoney;
import io.lodgeflow.application.LodgeflowApplication;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How a {@link Product} is started. Without options it is the product in production, on a free port; what stories, simulator
 * and benchmarks need otherwise is an option each.
 */
public final class ProductStart {

    private final TestDatabase database;
    private final SpringApplication application = application();
    private final List<String> arguments = new ArrayList<>();
    private final List<BeanPostProcessor> processors = new ArrayList<>();
    private final ReadWriteLock moving = new ReentrantReadWriteLock();
    private boolean demo;
    private @Nullable SteppedGateway gateway;
    private Runnable afterwards = () -> {};

    ProductStart(TestDatabase database) {
        this.database = database;
    }

    /** With the sandbox gateway, unless another is named: no guest is served. */
    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(LodgeflowApplication.class);
        application.addInitializers(PlayMoney::wanted);
        return application;
    }

    /** Demo accounts, hotels with so many nights, the clock that is moved, and the sandbox gateway. */
    public ProductStart withDemo(int nights) {
        demo = true;
        return with("lodgeflow.demo.nights=" + nights);
    }

    /** Commands and workflows only: no web server, and nothing runs in the background. */
    public ProductStart idle() {
        application.setWebApplicationType(WebApplicationType.NONE);
        return with("lodgeflow.roles=none");
    }

    /** Its clock stands still from the beginning. */
    public ProductStart stoppedAt(Instant instant) {
        processors.add(new StopClock(instant));
        return this;
    }

    /**
     * The background stands still while the clock is moved, a test can step in on calls of the gateway, and the calendars of
     * the demo are lengthened once a month: stories move the clock by years, and each day of them would cost as much.
     */
    public ProductStart stepped() {
        SteppedGateway stepped = new SteppedGateway();
        gateway = stepped;
        processors.add(new StandStill(moving.readLock()));
        processors.add(new MonthlyCalendars());
        processors.add(stepped);
        return this;
    }

    /** @param settings {@code name=value}, each name once */
    public ProductStart with(String... settings) {
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return this;
    }

    /** Whatever else must be there before the product is. */
    public ProductStart prepared(ApplicationContextInitializer<ConfigurableApplicationContext> initializer) {
        application.addInitializers(initializer);
        return this;
    }

    /** Once the product is closed. */
    public ProductStart afterwards(Runnable last) {
        afterwards = last;
        return this;
    }

    public Product start() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        application.addInitializers(context ->
                context.addBeanFactoryPostProcessor(beans -> processors.forEach(beans::addBeanPostProcessor)));
        with(
                "server.port=0",
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.username(),
                "spring.datasource.password=" + database.password(),
                "lodgeflow.demo.enabled=" + demo);
        return new Product(database, application.run(arguments.toArray(String[]::new)), moving, gateway, afterwards);
    }

    private record StopClock(Instant instant) implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof LodgeflowClock clock) {
                clock.stopAt(instant);
            }
            return bean;
        }
    }

    /** Nobody in a story looks at the last month of the demo's calendars. */
    private static final class MonthlyCalendars implements BeanPostProcessor {

        private @Nullable LodgeflowClock clock;
        private Instant next = Instant.MIN;

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof LodgeflowClock found) {
                clock = found;
            }
            if (!(bean instanceof BackgroundTask task) || !task.taskName().equals("lengthen demo calendars")) {
                return bean;
            }
            ProxyFactory monthly = new ProxyFactory(bean);
            monthly.setProxyTargetClass(true);
            monthly.addAdvice((MethodInterceptor) call -> {
                if (!call.getMethod().getName().equals("runOnce")) {
                    return call.proceed();
                }
                Instant now = Objects.requireNonNull(clock).instant();
                if (now.isBefore(next)) {
                    return 0;
                }
                next = now.plus(Duration.ofDays(30));
                return call.proceed();
            });
            return monthly.getProxy();
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
}
