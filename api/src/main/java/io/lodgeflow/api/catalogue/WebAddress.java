package io.lodgeflow.api.catalogue;

import io.lodgeflow.web.TextValidator;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https address with a host and without user or password, or a path on this site; at most 500
 * characters.
 */
@Documented
@Constraint(validatedBy = WebAddress.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {
    String message() default "must be an http or https address, or a path on this site";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides it. */
    public final class Check implements ConstraintValidator<WebAddress, String> {

        private static final int LONGEST = 500;

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            if (TextValidator.fault(value, 1, LONGEST, false).isPresent()) {
                return false;
            }
            try {
                URI address = new URI(value);
                return value.length() <= LONGEST && (isPath(value) || isAbsolute(address));
            } catch (URISyntaxException malformed) {
                return false;
            }
        }

        private static boolean isPath(String value) {
            return value.startsWith("/") && !value.startsWith("//");
        }

        private static boolean isAbsolute(URI address) {
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        }
    }
}
