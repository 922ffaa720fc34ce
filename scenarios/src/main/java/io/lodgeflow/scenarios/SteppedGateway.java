package io.lodgeflow.scenarios;

import io.lodgeflow.activities.payment.GatewayAdapter;
import io.lodgeflow.domain.payment.PaymentGateway.Charge;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The adapter behind the application's gateway, at whose calls a test can step in. A call is made between two transactions, so what the test
 * does there happens between two commits of the caller, in the order that the test says: an interleaving for certain.
 */
public final class SteppedGateway implements BeanPostProcessor {

    private static final long LIMIT_SECONDS = 60;

    /** What happens at a call instead of the call; calls it or not. */
    @FunctionalInterface
    public interface Step {
        @Nullable
        Object at(MethodInvocation call) throws Throwable;
    }

    private final Map<String, Step> steps = new ConcurrentHashMap<>();

    /** At every call of the method with a key of the booking, until {@link #clear}. */
    public void at(String reservationId, String method, Step step) {
        steps.put(reservationId + " " + method, step);
    }

    /** At the next such call only. */
    public Once once(String reservationId, String method, Step step) {
        Once once = new Once();
        at(reservationId, method, call -> {
            steps.remove(reservationId + " " + method);
            try {
                return step.at(call);
            } finally {
                once.done.countDown();
            }
        });
        return once;
    }

    public void clear() {
        steps.clear();
    }

    /** A step that is waited for. */
    public static final class Once {
        private final CountDownLatch done = new CountDownLatch(1);

        public void await() {
            try {
                if (!done.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the call did not come within " + LIMIT_SECONDS + " s");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof GatewayAdapter)) {
            return bean;
        }
        ProxyFactory stepped = new ProxyFactory(bean);
        stepped.setProxyTargetClass(true);
        stepped.addAdvice((MethodInterceptor) call -> {
            Step step = steps.get(reservationOf(call) + " " + call.getMethod().getName());
            return step == null ? call.proceed() : step.at(call);
        });
        return stepped.getProxy();
    }

    private static String reservationOf(MethodInvocation call) {
        @Nullable Object order = call.getArguments().length == 0 ? null : call.getArguments()[0];
        String key = "";
        if (order instanceof Charge charge) {
            key = charge.key();
        } else if (order instanceof RefundOrder refund) {
            key = refund.key();
        } else if (order instanceof String text) {
            key = text;
        }
        return key.replaceFirst(":.*", "");
    }
}
