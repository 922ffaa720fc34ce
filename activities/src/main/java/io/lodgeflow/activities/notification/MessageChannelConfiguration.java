package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.notification.MessageChannel;
import java.util.Properties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Chooses how messages leave: {@code lodgeflow.mail.enabled=true} sends mail, otherwise nothing leaves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MessageChannelConfiguration {

    @Bean
    @ConditionalOnBooleanProperty(name = "lodgeflow.mail.enabled", havingValue = false, matchIfMissing = true)
    MessageChannel inAppChannel() {
        return new InAppChannel();
    }

    /** Fails at start when {@code spring.mail.host} is missing. */
    @Bean
    @ConditionalOnBooleanProperty(name = "lodgeflow.mail.enabled")
    MessageChannel mailChannel(JavaMailSender sender, MailSettings settings) {
        if (sender instanceof JavaMailSenderImpl configured) {
            limitWaiting(configured.getJavaMailProperties(), settings);
        }
        return new MailChannel(sender, settings);
    }

    /** By itself the mail library waits for ever. What {@code spring.mail.properties} says comes first. */
    private static void limitWaiting(Properties properties, MailSettings settings) {
        String milliseconds = Long.toString(settings.timeout().toMillis());
        for (String protocol : new String[] {"smtp", "smtps"}) {
            properties.putIfAbsent("mail." + protocol + ".connectiontimeout", milliseconds);
            properties.putIfAbsent("mail." + protocol + ".timeout", milliseconds);
            properties.putIfAbsent("mail." + protocol + ".writetimeout", milliseconds);
        }
    }
}
