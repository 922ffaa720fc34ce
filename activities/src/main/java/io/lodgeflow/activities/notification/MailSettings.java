package io.lodgeflow.activities.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail to guests; the server itself is named by {@code spring.mail.*}.
 *
 * @param enabled false: messages stay in the application, where guests read them
 * @param from address that mails come from, with or without a name: {@code Hotel <stay@hotel.example>}
 * @param timeout longest wait for each answer of the mail server
 */
@ConfigurationProperties("lodgeflow.mail")
record MailSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("reservations@lodgeflow.example") String from,
        @DefaultValue("10s") Duration timeout) {

    MailSettings {
        if (addressOf(from).indexOf('@') < 1) {
            throw new IllegalArgumentException("lodgeflow.mail.from has no domain: " + from);
        }
    }

    /** What follows the @: it makes the ids of mails unique in the world. */
    String fromDomain() {
        String address = addressOf(from);
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String addressOf(String from) {
        try {
            return new InternetAddress(from, true).getAddress();
        } catch (AddressException unfit) {
            throw new IllegalArgumentException("lodgeflow.mail.from is no mail address: " + from, unfit);
        }
    }
}
