package io.lodgeflow.activities.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.notification.MessageChannel;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MessageChannelConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withUserConfiguration(MessageChannelConfiguration.class);

    @Test
    void nothingLeavesByDefault() {
        application.run(
                context -> assertThat(context.getBean(MessageChannel.class)).isInstanceOf(InAppChannel.class));
    }

    @Test
    void mailIsSwitchedOnByItsProperty() {
        application
                .withPropertyValues(
                        "lodgeflow.mail.enabled=true",
                        "spring.mail.host=localhost",
                        "spring.mail.properties[mail.smtp.timeout]=1234")
                .run(context -> {
                    assertThat(context.getBean(MessageChannel.class)).isInstanceOf(MailChannel.class);
                    assertThat(context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                            .containsEntry("mail.smtp.timeout", "1234")
                            .containsEntry("mail.smtp.connectiontimeout", "10000")
                            .containsEntry("mail.smtps.writetimeout", "10000");
                });
    }

    @Test
    void mailWithoutAServerFailsAtStart() {
        application
                .withPropertyValues("lodgeflow.mail.enabled=true")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void mailFromNobodyFailsAtStart() {
        application
                .withPropertyValues(
                        "lodgeflow.mail.enabled=true", "spring.mail.host=localhost", "lodgeflow.mail.from=nobody")
                .run(context -> assertThat(context).hasFailed());
    }
}
