package io.lodgeflow.domain.webhook;

import io.lodgeflow.domain.result.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where webhooks may go: to public addresses over https, so that nobody reaches the house's own network through them.
 *
 * @param privateAddressesAllowed for trials on one machine: http and any address are allowed too
 */
public record WebhookAddressPolicy(boolean privateAddressesAllowed) {

    private static final int LONGEST = 1000;

    /** IPv4 that leads to nobody in the world, or to nobody certain (IANA's registry of special-purpose addresses). */
    private static final List<Network> SPECIAL = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by carriers
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and where clouds tell their secrets
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /**
     * IPv6 that is given to networks of the world. Outside of it are loopback, link-local, unique local and multicast
     * addresses, and IPv4 in disguise: ::a.b.c.d and 64:ff9b::/96.
     */
    private static final Network GLOBAL = Network.of("2000::/3");

    private static final List<Network> SPECIAL_IN_GLOBAL = networks(
            "2001::/23", // protocol assignments, Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: IPv4 in disguise
            "3fff::/20"); // documentation

    private static List<Network> networks(String... written) {
        return Stream.of(written).map(Network::of).toList();
    }

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
        return bytes.length == 4
                ? SPECIAL.stream().noneMatch(network -> network.contains(bytes))
                : GLOBAL.contains(bytes) && SPECIAL_IN_GLOBAL.stream().noneMatch(network -> network.contains(bytes));
    }

    /** Addresses that begin alike, as CIDR writes it. */
    private static final class Network {

        private final byte[] prefix;
        private final int bits;

        private Network(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Network of(String written) {
            int slash = written.indexOf('/');
            try {
                return new Network(
                        InetAddress.getByName(written.substring(0, slash)).getAddress(),
                        Integer.parseInt(written.substring(slash + 1)));
            } catch (UnknownHostException noNumber) {
                throw new IllegalArgumentException(written, noNumber);
            }
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((prefix[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
