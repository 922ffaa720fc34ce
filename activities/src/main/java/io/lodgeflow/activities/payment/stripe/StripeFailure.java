package io.lodgeflow.activities.payment.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an error of a call to Stripe means for the money. */
enum StripeFailure {
    /** Nobody answered the door: Stripe has not seen the request. */
    NOT_SENT,
    /** Stripe sent us away (our key, our rights) before it looked at the request. */
    TURNED_AWAY,
    /** The card was refused (402). */
    CARD_REFUSED,
    /** The request as such cannot be done (400, 404), such as canceling what is captured. */
    CANNOT_BE_DONE,
    /** Stripe broke down over it (5xx) and would repeat that answer for the same idempotency key. */
    BROKEN,
    /** Anything may have happened: no answer in time, the same key in use (409), too many requests (429). */
    UNKNOWN;

    static StripeFailure of(StripeException exception) {
        if (exception instanceof ApiConnectionException) {
            return neverConnected(exception) ? NOT_SENT : UNKNOWN;
        }
        Integer status = exception.getStatusCode();
        if (status == null) {
            return UNKNOWN;
        }
        return switch (status) {
            case 400, 404 -> isIdempotencyError(exception) ? UNKNOWN : CANNOT_BE_DONE;
            case 401, 403 -> TURNED_AWAY;
            case 402 -> CARD_REFUSED;
            default -> status >= 500 ? BROKEN : UNKNOWN;
        };
    }

    /** The key was used with other parameters: a bug of ours, but no word about the money. */
    private static boolean isIdempotencyError(StripeException exception) {
        return exception.getStripeError() != null
                && "idempotency_error".equals(exception.getStripeError().getType());
    }

    private static boolean neverConnected(StripeException exception) {
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || (cause instanceof SocketTimeoutException
                            && String.valueOf(cause.getMessage())
                                    .toLowerCase(Locale.ROOT)
                                    .contains("connect timed out"))) {
                return true;
            }
        }
        return false;
    }
}
