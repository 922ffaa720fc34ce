package io.lodgeflow.pages.guest;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewaySandbox;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.web.Answers;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page of the guest's bank behind the sandbox gateway, on which a payment by {@code tok_needs_action} is approved or
 * refused: what 3-D Secure is at a real gateway. Whoever has its address may decide, as with a bank's. Demo mode only.
 */
@Controller
@ConditionalOnProperty("lodgeflow.demo.enabled")
class BankPage {

    private static final String APPROVED = "approved";
    private static final String REFUSED = "refused";

    private final ObjectProvider<GatewaySandbox> sandbox;

    BankPage(ObjectProvider<GatewaySandbox> sandbox) {
        this.sandbox = sandbox;
    }

    @GetMapping("/bookings/bank/{reference}")
    String page(@PathVariable String reference, Model model) {
        Optional<Money> amount = bank().waiting(reference);
        return show(reference, amount.isPresent() ? "open" : "over", amount, model);
    }

    /** A second click finds it decided and changes nothing. */
    @PostMapping("/bookings/bank/{reference}")
    String decide(@PathVariable String reference, @RequestParam(defaultValue = "") String decision, Model model) {
        Optional<Money> amount = bank().waiting(reference);
        if (amount.isEmpty() || !(decision.equals(APPROVED) || decision.equals(REFUSED))) {
            return page(reference, model);
        }
        Result<?> told = bank().decide(reference, decision.equals(APPROVED), true);
        return show(reference, told instanceof Result.Done ? decision : "over", amount, model);
    }

    private static String show(String reference, String state, Optional<Money> amount, Model model) {
        model.addAttribute("reference", reference);
        model.addAttribute("state", state);
        model.addAttribute("amount", amount.orElse(null));
        return "guest/bank";
    }

    private GatewaySandbox bank() {
        GatewaySandbox bank = sandbox.getIfAvailable();
        return Answers.granted(
                bank == null ? Result.refused(Refusal.notFound("gateway", "sandbox")) : Result.done(bank));
    }
}
