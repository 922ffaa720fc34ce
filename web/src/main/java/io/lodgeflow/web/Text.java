package io.lodgeflow.web;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Text that people read: names, addresses, wishes. Read from JSON it is normalised to Unicode NFC and trimmed; it is
 * refused if it holds control characters or unpaired surrogates, or is too short or too long in code points. For the
 * texts of a list add {@code @JsonDeserialize(contentUsing = TextReader.class)} to the list. Null is left to
 * {@code @NotNull}.
 */
@Documented
@Constraint(validatedBy = TextValidator.class)
@JacksonAnnotationsInside
@JsonDeserialize(using = TextReader.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
    /** Fewest code points, after trimming. */
    int min() default 1;

    /** Most code points, after trimming. */
    int max();

    /** Line feeds and tabs are allowed. */
    boolean multiline() default false;

    String message() default "is not acceptable text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
