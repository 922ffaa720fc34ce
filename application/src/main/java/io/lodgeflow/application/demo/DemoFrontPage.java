package io.lodgeflow.application.demo;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is to look at in the demo, and who can sign in. A real installation has another, without a word of the demo. */
@RestController
@Hidden
@ConditionalOnProperty(name = "lodgeflow.demo.enabled", havingValue = "true")
class DemoFrontPage {

    @GetMapping({"/demo", "/index.html"})
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .body(new ClassPathResource("demo/front-page.html"));
    }
}
