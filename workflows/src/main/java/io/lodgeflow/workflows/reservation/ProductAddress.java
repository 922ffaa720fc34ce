package io.lodgeflow.workflows.reservation;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where people reach the product: {@code lodgeflow.address}, or this machine and the port that this node listens on. Links in
 * mails and at gateways begin with it.
 */
@Component
public class ProductAddress {

    private final Environment environment;

    ProductAddress(Environment environment) {
        this.environment = environment;
    }

    /** Such as {@code https://stay.example}, without a slash at the end. */
    public String get() {
        String named = environment.getProperty("lodgeflow.address", "");
        if (!named.isBlank()) {
            return named.strip().replaceAll("/+$", "");
        }
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://localhost:" + port + environment.getProperty("server.servlet.context-path", "");
    }

    /** The page of a setting, in which {@code {address}} stands for this. */
    String in(String page) {
        return page.replace("{address}", get());
    }
}
