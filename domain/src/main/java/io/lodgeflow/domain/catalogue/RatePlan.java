package io.lodgeflow.domain.catalogue;

import io.lodgeflow.domain.money.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/**
 * Under which terms a hotel's rooms are sold: the price as a share of the calendar's price, when the guest pays, and
 * which rules of the cancellation table apply.
 */
@Entity
@Table(name = "rate_plan")
public class RatePlan extends CatalogueEntry {

    /** When the guest pays. */
    public enum PaymentPlan {
        /** The whole price within the payment deadline of the hold. */
        PREPAID,
        /** At the hotel; the booking is confirmed at once, and a card may guarantee it. */
        PAY_AT_HOTEL,
        /** A share of the price within the payment deadline of the hold, the rest at check-out; the card guarantees it. */
        DEPOSIT
    }

    private String hotelId;
    private String code;
    private String name;
    private int pricePercent;

    @Enumerated(EnumType.STRING)
    private PaymentPlan paymentPlan;

    private int depositPercent;
    private String cancellationPolicy;
    private boolean datesChangeable = true;

    @SuppressWarnings("NullAway.Init")
    protected RatePlan() {}

    /**
     * @param code unique within the hotel
     * @param pricePercent share of the calendar's price, in percent, 1 to 200
     * @param cancellationPolicy value of the column "Rate plan policy" in the cancellation table (DMN)
     */
    public RatePlan(
            String id,
            String hotelId,
            String code,
            String name,
            int pricePercent,
            PaymentPlan paymentPlan,
            String cancellationPolicy) {
        super(id);
        this.hotelId = hotelId;
        this.code = code;
        this.name = name;
        this.pricePercent = pricePercent;
        this.paymentPlan = paymentPlan;
        this.cancellationPolicy = cancellationPolicy;
    }

    public void change(String name, int pricePercent, PaymentPlan paymentPlan, String cancellationPolicy) {
        this.name = name;
        this.pricePercent = pricePercent;
        this.paymentPlan = paymentPlan;
        this.cancellationPolicy = cancellationPolicy;
    }

    /** Which share of the price is due within the hold, in percent, 1 to 99; 0 for plans without a deposit. */
    public void askDeposit(int percent) {
        if ((paymentPlan == PaymentPlan.DEPOSIT) != (percent > 0) || percent > 99) {
            throw new IllegalArgumentException(paymentPlan + " cannot have a deposit of " + percent + " percent");
        }
        depositPercent = percent;
    }

    /** @param allowed whether arrival and departure may be changed once it is booked; else they are canceled or kept */
    public void allowDateChanges(boolean allowed) {
        datesChangeable = allowed;
    }

    /** The plan's price of a night that the calendar prices so, rounded half up to the minor unit. */
    public Money priceOf(Money calendarPrice) {
        return calendarPrice.percent(pricePercent);
    }

    @Override
    public String hotelId() {
        return hotelId;
    }

    @Override
    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public int pricePercent() {
        return pricePercent;
    }

    public PaymentPlan paymentPlan() {
        return paymentPlan;
    }

    /** 0 for plans without a deposit. */
    public int depositPercent() {
        return depositPercent;
    }

    public String cancellationPolicy() {
        return cancellationPolicy;
    }

    /** Whether arrival and departure may be changed once it is booked. */
    public boolean datesChangeable() {
        return datesChangeable;
    }
}
