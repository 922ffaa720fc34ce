package io.lodgeflow.pages.site;

import io.lodgeflow.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where guests begin. Staff who are signed in come to their own pages. */
@Controller
class FrontPage {

    @GetMapping("/")
    String front() {
        return Caller.current().filter(caller -> !caller.isGuest()).isPresent() ? "redirect:/sign-in" : "site/front";
    }
}
