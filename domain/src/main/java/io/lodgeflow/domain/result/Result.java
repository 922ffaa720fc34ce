package io.lodgeflow.domain.result;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a command answers: it did the work, or it refused and changed nothing. */
public sealed interface Result<T> {

    record Done<T>(T value) implements Result<T> {}

    record Refused<T>(Refusal refusal) implements Result<T> {}

    static <T> Result<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Result<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** Asks for the value only if nothing speaks against it. */
    static <T> Result<T> unless(Optional<Refusal> refusal, Supplier<T> value) {
        return refusal.isPresent() ? refused(refusal.get()) : done(value.get());
    }

    default <R> Result<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Done<T> done -> done(change.apply(done.value()));
            case Refused<T> refused -> refused(refused.refusal());
        };
    }

    /** The next decision, if this one was granted. */
    default <R> Result<R> then(Function<? super T, Result<R>> next) {
        return switch (this) {
            case Done<T> done -> next.apply(done.value());
            case Refused<T> refused -> refused(refused.refusal());
        };
    }

    /** The value where a refusal would be a bug: tests, demo data, replay. */
    default T orThrow() {
        return switch (this) {
            case Done<T> done -> done.value();
            case Refused<T> refused ->
                throw new IllegalStateException(
                        refused.refusal().code() + ": " + refused.refusal().detail());
        };
    }
}
