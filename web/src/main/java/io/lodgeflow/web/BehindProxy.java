package io.lodgeflow.web;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whom the server believes. {@code X-Forwarded-For} and {@code X-Forwarded-Proto} count from the proxies that {@code
 * lodgeflow.trusted-proxies} names (addresses or networks, such as {@code 10.0.3.0/24}), and from nobody else: the address of
 * a caller is the last one that no named proxy has. If {@code lodgeflow.address} begins with {@code https}, people come by TLS
 * whatever this server sees of it: cookies are for TLS only. Redirects are relative, so that no forged Host is repeated.
 */
@Component
class BehindProxy implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final List<String> trusted;
    private final boolean reachedByTls;

    BehindProxy(Environment environment) {
        if (!environment.getProperty("server.forward-headers-strategy", "none").equalsIgnoreCase("none")) {
            throw new IllegalStateException(
                    "server.forward-headers-strategy believes X-Forwarded-For from whoever comes;"
                            + " leave it, and name your proxies in lodgeflow.trusted-proxies");
        }
        this.trusted = List.of(environment.getProperty("lodgeflow.trusted-proxies", String[].class, new String[0]));
        this.reachedByTls = environment.getProperty("lodgeflow.address", "").startsWith("https:");
    }

    /** A single address, too, is written as a network: what has no slash Tomcat would take for a regular expression. */
    private static String network(String named) {
        return named.contains("/") ? named.strip() : named.strip() + (named.contains(":") ? "/128" : "/32");
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> context.setUseRelativeRedirects(true));
        if (reachedByTls) {
            factory.addConnectorCustomizers(connector -> {
                connector.setSecure(true);
                connector.setScheme("https");
            });
        }
        if (!trusted.isEmpty()) {
            RemoteIpValve valve = new RemoteIpValve();
            valve.setInternalProxies(trusted.stream().map(BehindProxy::network).collect(joining(",")));
            valve.setRemoteIpHeader("X-Forwarded-For");
            valve.setProtocolHeader("X-Forwarded-Proto");
            factory.addEngineValves(valve);
        }
    }
}
