package io.lodgeflow.activities;

import io.lodgeflow.activities.assignment.RoomSteps;
import io.lodgeflow.activities.booking.InventorySteps;
import io.lodgeflow.activities.booking.ModificationSteps;
import io.lodgeflow.activities.booking.ReservationSteps;
import io.lodgeflow.activities.booking.StaySteps;
import io.lodgeflow.activities.closure.ClosureSteps;
import io.lodgeflow.activities.payment.ChargeBalance;
import io.lodgeflow.activities.payment.ChargeDifference;
import io.lodgeflow.activities.payment.ChargePayment;
import io.lodgeflow.activities.payment.ClosePayment;
import io.lodgeflow.activities.payment.PaymentSteps;
import io.lodgeflow.activities.payment.dispute.DisputeSteps;
import io.lodgeflow.activities.payment.late.AskForLatePayment;
import io.lodgeflow.activities.payment.late.LatePaymentSteps;
import io.lodgeflow.activities.points.PointsSteps;
import io.lodgeflow.activities.refund.RefundPayment;
import io.lodgeflow.activities.refund.RefundSteps;
import io.lodgeflow.engine.Steps;
import io.lodgeflow.workflows.closure.ClosureWorkflow;
import io.lodgeflow.workflows.process.BookingInstants;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.Message;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.RefundMessage;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What each name in a drawing means. A name that some deployed version uses stays here, marked {@link Steps#retired}
 * once no drawing uses it any more, until no workflow runs in such a version: deployed versions never change.
 */
@Configuration(proxyBeanMethods = false)
public class StepMap {

    @Bean
    public static Steps steps() {
        Steps steps = new Steps();
        stay(steps);
        payment(steps);
        refund(steps);
        points(steps);
        change(steps);
        instants(steps);
        messages(steps);
        return steps;
    }

    private static void stay(Steps steps) {
        steps.of(InventorySteps.class)
                .task("holdInventory", InventorySteps::holdInventory)
                .task("releaseInventory", InventorySteps::releaseInventory);
        steps.of(ReservationSteps.class)
                .question("isPaidAtHotel", ReservationSteps::isPaidAtHotel)
                .task("confirmReservation", ReservationSteps::confirmReservation)
                .task("expireReservation", ReservationSteps::expireReservation)
                .task("failReservation", ReservationSteps::failReservation)
                .task("remindGuest", ReservationSteps::remindGuest)
                .task("requestFeedback", ReservationSteps::requestFeedback);
        steps.of(RoomSteps.class)
                .question("areRoomsAssigned", RoomSteps::areRoomsAssigned)
                .question("needsNewRooms", RoomSteps::needsNewRooms)
                .task("assignRooms", RoomSteps::assignRooms)
                .task("occupyRooms", RoomSteps::occupyRooms)
                .task("releaseRooms", RoomSteps::releaseRooms);
        steps.of(StaySteps.class)
                .task("recordNoShow", StaySteps::recordNoShow)
                .task("raiseOverstay", StaySteps::raiseOverstay);
    }

    private static void payment(Steps steps) {
        steps.call("chargePayment", ChargePayment.class)
                .call("chargeDifference", ChargeDifference.class)
                .call("chargeBalance", ChargeBalance.class)
                .call("closePayment", ClosePayment.class)
                .call("askForLatePayment", AskForLatePayment.class);
        steps.of(PaymentSteps.class)
                .task("lookUpOrder", PaymentSteps::lookUpOrder)
                .task("createOrder", PaymentSteps::createOrder)
                .question("isChargeDue", PaymentSteps::isChargeDue)
                .question("isPaymentCaptured", PaymentSteps::isPaymentCaptured)
                .task("completeOrder", PaymentSteps::completeOrder)
                .task("giveUpPayment", PaymentSteps::giveUpPayment)
                .task("cancelOrder", PaymentSteps::cancelOrder)
                .question("isPaymentUndone", PaymentSteps::isPaymentUndone)
                .question("isBalancePaid", PaymentSteps::isBalancePaid)
                .task("raiseUnpaidBalance", PaymentSteps::raiseUnpaidBalance);
        steps.of(LatePaymentSteps.class)
                .question("hasLatePaymentArrived", LatePaymentSteps::hasLatePaymentArrived)
                .question("isBookingStillUnpaid", LatePaymentSteps::isBookingStillUnpaid)
                .question("areRoomsStillFree", LatePaymentSteps::areRoomsStillFree)
                .task("resumePayment", LatePaymentSteps::resumePayment)
                .task("retakeRooms", LatePaymentSteps::retakeRooms)
                .task("acceptLatePayment", LatePaymentSteps::acceptLatePayment);
        steps.of(DisputeSteps.class)
                .task("collectEvidence", DisputeSteps::collectEvidence)
                .task("raiseDispute", DisputeSteps::raiseDispute)
                .question("areDisputesOpen", DisputeSteps::areDisputesOpen)
                .task("settleDispute", DisputeSteps::settleDispute)
                .question("hasDisputeLeft", DisputeSteps::hasDisputeLeft);
    }

    private static void refund(Steps steps) {
        steps.call("refundPayment", RefundPayment.class);
        steps.of(RefundSteps.class)
                .question("isRefundDue", RefundSteps::isRefundDue)
                .question("needsApproval", RefundSteps::needsApproval)
                .question("isAnotherToApprove", RefundSteps::isAnotherToApprove)
                .question("areTriesLeft", RefundSteps::areTriesLeft)
                .question("hasRefundFailed", RefundSteps::hasRefundFailed)
                .task("startRefund", RefundSteps::startRefund)
                .task("requestRefund", RefundSteps::requestRefund)
                .task("cancelRefund", RefundSteps::cancelRefund)
                .task("beginOrderCancellation", RefundSteps::beginOrderCancellation)
                .task("completeOrderCancellation", RefundSteps::completeOrderCancellation)
                .task("raiseRefundFailure", RefundSteps::raiseRefundFailure);
    }

    private static void points(Steps steps) {
        steps.of(PointsSteps.class)
                .task("lookUpPoints", PointsSteps::lookUpPoints)
                .task("usePoints", PointsSteps::usePoints)
                .task("cancelPointsUse", PointsSteps::cancelPointsUse)
                .task("returnPoints", PointsSteps::returnPoints)
                .task("earnPoints", PointsSteps::earnPoints)
                .task("cancelPointsEarn", PointsSteps::cancelPointsEarn)
                .task("takeBackPoints", PointsSteps::takeBackPoints);
    }

    private static void change(Steps steps) {
        steps.of(ModificationSteps.class)
                .task("holdNewNights", ModificationSteps::holdNewNights)
                .task("releaseNewNights", ModificationSteps::releaseNewNights)
                .question("isMoreToPay", ModificationSteps::isMoreToPay)
                .question("isDifferencePaid", ModificationSteps::isDifferencePaid)
                .task("applyModification", ModificationSteps::applyModification)
                .task("moveTimers", ModificationSteps::moveTimers);
        steps.of(ClosureSteps.class)
                .question("isStayAhead", ClosureSteps::isStayAhead)
                .question("isChangeInProgress", ClosureSteps::isChangeInProgress)
                .question("isAlternativeChosen", ClosureSteps::isAlternativeChosen)
                .question("isFullRefundDue", ClosureSteps::isFullRefundDue)
                .task("offerAlternatives", ClosureSteps::offerAlternatives)
                .task("bookAlternative", ClosureSteps::bookAlternative)
                .task("cancelForClosure", ClosureSteps::cancelForClosure)
                .task("settleClosure", ClosureSteps::settleClosure);
    }

    private static void instants(Steps steps) {
        steps.of(BookingInstants.class)
                .due("paymentDeadline", BookingInstants::paymentDeadline)
                .due("roomAssignment", BookingInstants::roomAssignment)
                .due("noShowCutOff", BookingInstants::noShowCutOff)
                .due("checkOut", BookingInstants::checkOut)
                .due("closureLook", BookingInstants::closureLook)
                .due("closureDeadline", BookingInstants::closureDeadline)
                .due("refundRetry", BookingInstants::refundRetry);
    }

    private static void messages(Steps steps) {
        Arrays.stream(Message.values()).map(Message::name).forEach(steps::messages);
        Arrays.stream(RefundMessage.values()).map(RefundMessage::name).forEach(steps::messages);
        steps.messages(ReservationWorkflow.DISPUTE_CLOSED, ClosureWorkflow.ANSWERED);
    }
}
