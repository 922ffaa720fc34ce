package io.lodgeflow.scenarios;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A story in which each of the named processes is lived from its start to its end, as one of them at least is on each
 * database. It fails if one of them is not.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag(OnBothDatabases.TAG)
@ExtendWith(Lives.ToTheEnd.class)
public @interface Lives {

    /** Keys of processes. */
    String[] value();

    /** Asks the engine's history of the shared product. */
    final class ToTheEnd implements BeforeEachCallback, AfterTestExecutionCallback {

        private final Map<String, Set<String>> earlier = new TreeMap<>();

        @Override
        public void beforeEach(ExtensionContext test) {
            for (String process : processes(test)) {
                earlier.put(process, instances(process, ""));
            }
        }

        @Override
        public void afterTestExecution(ExtensionContext test) {
            if (test.getExecutionException().isPresent()) {
                return;
            }
            Product.shared().settle();
            for (String process : processes(test)) {
                Set<String> lived = instances(process, " and completed");
                lived.removeAll(earlier.getOrDefault(process, Set.of()));
                if (lived.isEmpty()) {
                    throw new AssertionError("no process " + process + " was lived from its start to its end");
                }
            }
        }

        private static String[] processes(ExtensionContext test) {
            return test.getRequiredTestMethod().getAnnotation(Lives.class).value();
        }

        private static Set<String> instances(String process, String which) {
            return new HashSet<>(
                    Product.shared().texts("select instance_id from engine_run where process = ?" + which, process));
        }
    }
}
