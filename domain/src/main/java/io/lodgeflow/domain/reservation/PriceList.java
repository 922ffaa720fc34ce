package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.money.Money;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** The nightly prices of a stay in one column: minor units separated by commas. */
public final class PriceList {

    public static String write(List<Money> prices) {
        return prices.stream().map(price -> Long.toString(price.minorUnits())).collect(Collectors.joining(","));
    }

    public static List<Money> read(String column, Currency currency) {
        return Arrays.stream(column.split(",", -1))
                .map(minor -> new Money(Long.parseLong(minor), currency))
                .toList();
    }

    private PriceList() {}
}
