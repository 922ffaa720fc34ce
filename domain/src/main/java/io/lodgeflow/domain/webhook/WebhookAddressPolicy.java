package io.lodgeflow.domain.webhook;

import io.lodgeflow.domain.result.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Where webhooks may go: to public addresses over https, so that nobody reaches the house's own network through them.
 *
 * @param privateAddressesAllowed for trials on one machine: http and any address are allowed too
 */
public record WebhookAddressPolicy(boolean privateAddressesAllowed) {

    private static final int LONGEST = 1000;

    /** What can be told without asking for the name's address. */
    public Optional<Refusal> refusal(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme());
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        boolean complete = url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null;
        if (complete && url.toString().length() <= LONGEST && (https || (http && privateAddressesAllowed))) {
            return Optional.empty();
        }
        return Optional.of(Refusal.invalid("invalid_webhook_url", "/url"));
    }

    /** Whether a resolved address may be called. */
    public boolean allows(InetAddress address) {
        return privateAddressesAllowed || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean sharedByCarriers = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || sharedByCarriers);
    }
}
