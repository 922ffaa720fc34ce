package io.lodgeflow.activities.notification;

import io.lodgeflow.domain.identity.AccountMessages.AccountMessage;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.notification.MessageChannel;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends messages as plain-text mail in UTF-8. Message-ID and date come from the message, so a mail that was sent twice
 * is recognisable as the same; automatic answers are asked to stay away.
 */
final class MailChannel implements MessageChannel {

    private final JavaMailSender sender;
    private final MailSettings settings;

    MailChannel(JavaMailSender sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    @Override
    public void send(GuestMessage message) {
        sender.send(mail(new AccountMessage(
                message.id(),
                message.recipient(),
                message.language(),
                message.subject(),
                message.body(),
                message.createdAt())));
    }

    @Override
    public void send(AccountMessage message) {
        sender.send(mail(message));
    }

    private MimeMessage mail(AccountMessage message) {
        MimeMessage mail = sender.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(mail, false, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.from());
            helper.setTo(message.recipient());
            helper.setSubject(message.subject());
            helper.setText(message.body().replace("\n", "\r\n"));
            helper.setSentDate(Date.from(message.createdAt()));
            mail.setHeader("Message-ID", "<" + message.id() + "@" + settings.fromDomain() + ">");
            mail.setHeader("Content-Language", message.language());
            mail.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException unfit) {
            throw new MailPreparationException(unfit);
        }
        return mail;
    }
}
