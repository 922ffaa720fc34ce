package io.lodgeflow.activities.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.message.MessageKind;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.ReservationEventType;
import io.lodgeflow.domain.words.Sentence;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What guests read at each turn of their booking: real aggregates, real tables, ports in memory. */
class MessageWriterTest {

    private BookingStory story = BookingStory.english(PaymentPlan.PREPAID);

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void everyKindIsMadeByOneTypeOfEvent() {
        List<MessageKind> made = Arrays.stream(ReservationEventType.values())
                .flatMap(type -> MessageWriter.kindOf(type).stream())
                .toList();

        assertThat(made).containsExactlyInAnyOrder(MessageKind.values());
    }

    @Test
    void aPrepaidBooking() {
        assertThat(story.messages()).isEmpty();
        story.paid();
        GuestMessage receipt = story.lastMessage();
        story.confirmed();
        GuestMessage confirmation = story.lastMessage();

        assertThat(receipt.kind()).isEqualTo(MessageKind.PAYMENT_RECEIPT);
        assertThat(receipt.recipient()).isEqualTo("ada@example.com");
        assertThat(receipt.language()).isEqualTo("en");
        assertThat(receipt.body())
                .contains("Dear Ada Byron")
                .contains("Amount paid: €240.50 (EUR)")
                .contains("Received: Wednesday, July 1, 2026, 08:02 (Central European")
                .doesNotContain("Still to pay");
        assertThat(confirmation.kind()).isEqualTo(MessageKind.CONFIRMATION);
        assertThat(confirmation.subject()).isEqualTo("Your booking at Hotel Spree is confirmed (7KX2M9QP4A)");
        assertThat(confirmation.body())
                .contains("Hotel: Hotel Spree, Am Ufer 3, Berlin")
                .contains("Arrival: Monday, July 20, 2026 (check-in from 15:00)")
                .contains("Departure: Wednesday, July 22, 2026 (check-out by 11:00)")
                .contains("Stay: 2 nights, 1 room, 2 adults, 1 child")
                .contains("Room type: Deluxe Double")
                .contains("Total price: €240.50 (EUR)")
                .contains("Your booking is paid")
                .doesNotContain("You pay at the hotel");
    }

    @Test
    void aKoreanBookingPaidAtTheHotel() {
        told(BookingStory.korean(PaymentPlan.PAY_AT_HOTEL));
        story.confirmed();

        assertThat(story.lastMessage().subject()).isEqualTo("[서울 오션 호텔] 예약이 확정되었습니다 (7KX2M9QP4A)");
        assertThat(story.lastMessage().body())
                .contains("김하늘 고객님, 안녕하십니까.")
                .contains("호텔: 서울 오션 호텔, 서울특별시 중구 세종대로 1\n")
                .contains("체크인: 2026년 7월 20일 월요일 15:00부터")
                .contains("투숙: 2박 3일, 객실 1개, 성인 2명, 어린이 1명")
                .contains("총 요금: ₩300,000 (KRW)")
                .contains("요금은 호텔에서");

        story.roomsAssigned("rmt_1", "1204");
        story.reservation.remind(story.clock.instant());
        story.happened();
        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.REMINDER);
        assertThat(story.lastMessage().body()).contains("객실 번호: 1204").contains("호텔에서 결제하실 금액: ₩300,000");
    }

    @Test
    void aDeclinedPayment() {
        told(BookingStory.korean(PaymentPlan.PREPAID));
        story.declined("insufficient_funds");

        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.PAYMENT_DECLINED);
        assertThat(story.lastMessage().body())
                .contains("사유: 카드 잔액 또는 한도 부족")
                .contains("2026년 7월 1일 수요일 15:15 (대한민국 시간)까지");
    }

    @Test
    void aDeclineForAnUnknownReason() {
        story.declined("some_new_code");

        assertThat(story.lastMessage().body()).contains("was declined: your bank did not approve the payment.");
    }

    @Test
    void anExpiredHold() {
        story.reservation.expire(story.clock.instant());
        story.happened();

        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.HOLD_EXPIRED);
    }

    @Test
    void aHotelThatCloses() {
        story.paid();
        story.hotelCloses();
        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.HOTEL_CLOSURE);
        assertThat(story.lastMessage().subject()).startsWith("Hotel Spree is closing");
        assertThat(story.lastMessage().body())
                .contains("1. Hotel Spree, Berlin (1.2 km from your hotel), Suite: €240.50")
                .contains("choose until Wednesday, July 8, 2026")
                .contains("/closure?key=key-of-")
                .contains("full refund");

        told(BookingStory.korean(PaymentPlan.PREPAID));
        story.paid();
        story.hotelCloses();
        assertThat(story.lastMessage().body())
                .contains("1. 서울 오션 호텔, 서울 (예약하신 호텔에서 1.2 km), 스위트: ₩300,000")
                .contains("2026년 7월 8일 수요일");
    }

    @Test
    void assignedRooms() {
        story.paid();
        story.roomsAssigned("rmt_1", "501", "502");
        assertThat(story.lastMessage().subject()).contains("501, 502");
        assertThat(story.lastMessage().body())
                .contains("Room number: 501, 502")
                .doesNotContain("at no extra charge")
                .doesNotContain("To be paid at the hotel");

        story.roomsAssigned("rmt_2", "901");
        assertThat(story.lastMessage().body())
                .contains("You booked Deluxe Double and receive Suite, at no extra charge.");
    }

    @Test
    void aLesserRoomIsNoGift() {
        story.paid();
        story.roomsAssigned("rmt_0", "001");
        assertThat(story.lastMessage().body())
                .contains("You booked Deluxe Double and receive Single.")
                .doesNotContain("extra charge");
    }

    @Test
    void aLongerStay() {
        story.paid();
        story.modified(3);

        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.MODIFICATION);
        assertThat(story.lastMessage().body())
                .contains("3 nights")
                .contains("Total price: €360.75")
                .contains("Price difference charged: €120.25")
                .doesNotContain("Still to pay")
                .doesNotContain("refunded");
    }

    @Test
    void aShorterStay() {
        story.paid();
        story.modified(1);

        assertThat(story.lastMessage().body())
                .contains("1 night,")
                .contains("Price difference to be refunded: €120.25")
                .doesNotContain("charged");
    }

    @Test
    void aLongerStayToBePaidAtTheHotel() {
        told(BookingStory.korean(PaymentPlan.PAY_AT_HOTEL));
        story.confirmed();
        story.modified(3);

        assertThat(story.lastMessage().body()).contains("남은 결제 금액: ₩450,000").doesNotContain("차액");
    }

    @Test
    void aChangeThatFailed() {
        story.paid();
        story.reservation.openModification(Sentence.said("Other dates"), BookingStory.GUEST, story.clock.instant());
        story.reservation.declineModification(Sentence.said("declined"), story.clock.instant());
        story.happened();

        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.MODIFICATION_DECLINED);
        assertThat(story.lastMessage().body()).contains("Total price: €240.50");
    }

    @Test
    void aCancellationAndItsRefund() {
        story.paid();
        story.canceled(50);
        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.CANCELLATION);
        assertThat(story.lastMessage().body())
                .contains("Cancellation fee: €120.25")
                .contains("Your refund: €120.25 (EUR)");

        story.refunded();
        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.REFUND);
        assertThat(story.lastMessage().body()).contains("Amount refunded: €120.25 (EUR)");
    }

    @Test
    void aCancellationOfAnUnpaidBooking() {
        told(BookingStory.korean(PaymentPlan.PAY_AT_HOTEL));
        story.confirmed();
        story.canceled(0);

        assertThat(story.lastMessage().body()).contains("환불할 금액이 없으며").doesNotContain("취소 수수료:");
    }

    @Test
    void twoRefundsOneAfterTheOther() {
        story.paid();
        for (String amount : List.of("20.00", "30.50")) {
            story.promiseRefund(Money.parse(amount, "EUR"));
            story.ports.payments.refundsOf("res_1").getLast().succeed("re", story.clock.instant());
            story.reservation.noteRefund(Money.parse(amount, "EUR"), story.clock.instant());
            story.happened();
            assertThat(story.lastMessage().body()).contains("Amount refunded: €" + amount);
        }
    }

    @Test
    void twoRefundsAtTheSameMoment() {
        story.paid();
        for (String amount : List.of("20.00", "30.50")) {
            story.promiseRefund(Money.parse(amount, "EUR"));
            story.ports.payments.refundsOf("res_1").getLast().succeed("re", story.clock.instant());
            story.reservation.noteRefund(Money.parse(amount, "EUR"), story.clock.instant());
        }
        story.happened();

        assertThat(story.messages().stream().filter(message -> message.kind() == MessageKind.REFUND))
                .extracting(message -> message.subject().replaceAll(".*: | \\(.*", ""))
                .containsExactly("€20.00", "€30.50");
    }

    @Test
    void aNoShow() {
        told(BookingStory.korean(PaymentPlan.PREPAID));
        story.paid();
        story.clock.moveOn(Duration.ofDays(20));
        story.post(Posting.Type.NO_SHOW_FEE, Money.parse("300000", "KRW"), "No-show fee");
        story.reservation.declareNoShow(Actor.WORKFLOW, Sentence.said("Never came"), story.clock.instant());
        story.happened();

        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.NO_SHOW);
        assertThat(story.lastMessage().body()).contains("노쇼 수수료: ₩300,000 (KRW)");
    }

    @Test
    void aReceiptAtCheckOut() {
        checkedOut();

        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.CHECK_OUT_RECEIPT);
        assertThat(story.lastMessage().body())
                .containsSubsequence(
                        "  Jul 1, 2026  Payment  -€240.50\n",
                        "  Jul 20, 2026  Room charge  €120.25\n",
                        "  Jul 21, 2026  Room charge  €120.25\n")
                .contains("Balance: €0.00");

        story.reservation.requestFeedback(story.clock.instant());
        story.happened();
        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.FEEDBACK_REQUEST);
        assertThat(story.lastMessage().body()).contains("7KX2M9QP4A");
    }

    @Test
    void aKoreanReceiptAtCheckOut() {
        told(BookingStory.korean(PaymentPlan.PREPAID));
        checkedOut();

        assertThat(story.lastMessage().body())
                .contains("  2026. 7. 20.  객실 요금  ₩150,000\n")
                .contains("  2026. 7. 1.  결제  -₩300,000\n")
                .contains("잔액: ₩0");
    }

    @Test
    void whatIsNoLongerTrueIsNotWritten() {
        story.paid();
        int before = story.messages().size();
        story.reservation.remind(story.clock.instant());
        story.reservation.assignRooms(Sentence.said("Room assigned"), Actor.WORKFLOW, story.clock.instant());
        story.reservation.cancel("changed", story.reservation.total(), BookingStory.GUEST, story.clock.instant());
        story.promiseRefund(story.reservation.total());
        story.happened();

        assertThat(story.messages()).hasSize(before + 1);
        assertThat(story.lastMessage().kind()).isEqualTo(MessageKind.CANCELLATION);
    }

    @Test
    void aRepeatedEventMakesNoSecondMessage() {
        story.paid();
        story.node.jdbc.update("update reservation_event set published_at = null");

        assertThat(story.node.relay.relayOnce()).isEqualTo(3);

        assertThat(story.messages()).hasSize(1);
    }

    @Test
    void messagesAreFoundById() {
        story.paid();

        assertThat(story.node.messages.find(story.lastMessage().id())).contains(story.lastMessage());
        assertThat(story.node.messages.find("msg_unknown")).isEmpty();
        assertThat(story.node.messages.of("res_unknown")).isEmpty();
    }

    private void checkedOut() {
        story.paid();
        story.roomsAssigned("rmt_1", "501");
        story.clock.moveOn(Duration.ofDays(19).plusHours(12));
        io.lodgeflow.domain.stay.HouseTimes times =
                story.ports.catalogue.hotel("htl_1").orElseThrow().times();
        story.reservation.checkIn(times, BookingStory.GUEST, story.clock.instant());
        story.happened();
        story.clock.moveOn(Duration.ofDays(2));
        Money night = story.reservation.nightlyPrices().getFirst();
        story.post(Posting.Type.ROOM_CHARGE, night, "Room, night of 2026-07-20");
        story.post(Posting.Type.ROOM_CHARGE, night, "Room, night of 2026-07-21");
        story.reservation.checkOut(BookingStory.GUEST, story.clock.instant());
        story.happened();
    }

    private void told(BookingStory other) {
        story.close();
        story = other;
    }
}
