package io.lodgeflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.ServerPortInfoApplicationContextInitializer;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** A port of its own for what watches over the product has the same one spelling of a path. */
class ManagementPortTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void pathsHaveOneSpellingThereToo() {
        new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
                .withInitializer(new ServerPortInfoApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(
                        TomcatServletWebServerAutoConfiguration.class,
                        DispatcherServletAutoConfiguration.class,
                        WebMvcAutoConfiguration.class,
                        ManagementContextAutoConfiguration.class,
                        ServletManagementContextAutoConfiguration.class,
                        TomcatServletManagementContextAutoConfiguration.class,
                        EndpointAutoConfiguration.class,
                        WebEndpointAutoConfiguration.class,
                        InfoEndpointAutoConfiguration.class))
                .withBean(JsonMapper.class, JsonMapper::new)
                .withUserConfiguration(HttpJson.class, Problems.class, RequestIdFilter.class, CanonicalPathFilter.class)
                .withPropertyValues(
                        "server.port=0", "management.server.port=0", "management.endpoints.web.exposure.include=info")
                .run(context -> {
                    String port = context.getEnvironment().getRequiredProperty("local.management.port");
                    assertThat(port).isNotEqualTo(context.getEnvironment().getProperty("local.server.port"));
                    HttpResponse<String> plain = get(port, "/actuator/info");
                    assertThat(plain.statusCode()).isEqualTo(200);
                    assertThat(plain.headers().firstValue("Request-Id")).isPresent();
                    for (String other : new String[] {"/%61ctuator/info", "/actuator;a=b/info", "/actuator//info"}) {
                        HttpResponse<String> refused = get(port, other);
                        assertThat(refused.statusCode()).as(other).isEqualTo(400);
                        assertThat(refused.body()).as(other).contains("path_not_canonical");
                    }
                });
    }

    private HttpResponse<String> get(String port, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
