package io.lodgeflow.activities.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.message.MessageKind;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Against a mail server in this JVM. */
class MailChannelTest {

    private final GreenMail server = startServer();
    private final MailChannel channel =
            new MailChannel(sender(), new MailSettings(true, "예약실 <stay@hotel.example>", Duration.ofSeconds(5)));

    private final GuestMessage message = new GuestMessage(
            "msg_a1",
            "1:CONFIRMATION",
            "res_1",
            MessageKind.CONFIRMATION,
            "haneul@example.com",
            "ko",
            "[서울 오션 호텔] 예약이 확정되었습니다 (7KX2M9QP4A) 그리고 아주 긴 제목도 그대로 전달되어야 합니다",
            "김하늘 고객님, 안녕하십니까.\n\n총 요금: ₩300,000 (KRW)\n",
            Instant.parse("2026-07-01T06:00:00Z"),
            null);

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void koreanArrivesAsItWasWritten() throws Exception {
        channel.send(message);

        MimeMessage mail = received()[0];
        assertThat(mail.getSubject()).isEqualTo(message.subject());
        assertThat(mail.getContent().toString().replace("\r\n", "\n").strip())
                .isEqualTo(message.body().strip());
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(mail.getFrom()[0].toString()).contains("<stay@hotel.example>");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("haneul@example.com");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(message.createdAt()));
        assertThat(mail.getHeader("Content-Language")).containsExactly("ko");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aRepeatedMailIsRecognisable() throws Exception {
        channel.send(message);
        channel.send(message);

        assertThat(received()).hasSize(2).extracting(MimeMessage::getMessageID).containsOnly("<msg_a1@hotel.example>");
    }

    @Test
    void aServerThatIsDownIsAFailure() {
        server.stop();

        assertThatThrownBy(() -> channel.send(message)).isInstanceOf(MailException.class);
    }

    @Test
    void anAddressThatIsNoneIsAFailure() {
        GuestMessage unfit = new GuestMessage(
                "msg_a2",
                "2:REFUND",
                "res_1",
                MessageKind.REFUND,
                "a@b@c",
                "en",
                "subject",
                "body",
                message.createdAt(),
                null);

        assertThatThrownBy(() -> channel.send(unfit)).isInstanceOf(MailException.class);
    }

    private MimeMessage[] received() {
        assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
        return server.getReceivedMessages();
    }

    private JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        return sender;
    }

    private static GreenMail startServer() {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        return server;
    }
}
