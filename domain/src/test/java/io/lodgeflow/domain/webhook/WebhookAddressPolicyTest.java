package io.lodgeflow.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks do not reach the house's own network. */
class WebhookAddressPolicyTest {

    private static final WebhookAddressPolicy PUBLIC = new WebhookAddressPolicy(false);
    private static final WebhookAddressPolicy TRIAL = new WebhookAddressPolicy(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "::",
                "::8.8.8.8",
                "64:ff9b::808:808",
                "64:ff9b:1::1",
                "2002:7f00:1::1",
                "2001::1",
                "2001:db8::7",
                "3fff::1",
                "ff02::1",
                "0.1.2.3",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "240.0.0.1",
                "255.255.255.255"
            })
    void ownAddressesAreNotCalled(String address) throws UnknownHostException {
        assertThat(PUBLIC.allows(InetAddress.getByName(address))).isFalse();
        assertThat(TRIAL.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.128.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.20.0.1",
                "2606:4700::1111",
                "2001:4860:4860::8888"
            })
    void publicOnesAre(String address) throws UnknownHostException {
        assertThat(PUBLIC.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example",
                "https://user:word@a.example/",
                "https://a.example/#part",
                "https:///path",
                "path"
            })
    void incompleteUrlsAreRefused(String url) {
        assertThat(PUBLIC.refusal(URI.create(url))).isPresent();
        assertThat(TRIAL.refusal(URI.create(url))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example", "https://a.example:8443/hooks?partner=1"})
    void httpsIsFine(String url) {
        assertThat(PUBLIC.refusal(URI.create(url))).isEmpty();
        assertThat(PUBLIC.refusal(URI.create(url.replace("https", "http")))).isPresent();
        assertThat(TRIAL.refusal(URI.create(url.replace("https", "http")))).isEmpty();
    }
}
