package io.lodgeflow.api.payment;

import io.lodgeflow.web.Addresses;
import io.lodgeflow.web.Answers;
import io.lodgeflow.workflows.payment.ReceiveGatewayEvent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where gateways tell what has happened. No token: the signature says who it is. */
@RestController
@Tag(name = "Gateway webhooks", description = "For payment gateways")
class GatewayWebhookController {

    private final ReceiveGatewayEvent receiveGatewayEvent;

    GatewayWebhookController(ReceiveGatewayEvent receiveGatewayEvent) {
        this.receiveGatewayEvent = receiveGatewayEvent;
    }

    record Received(String eventId) {}

    @PostMapping(Addresses.GATEWAY_WEBHOOKS)
    @SecurityRequirements
    @Operation(
            operationId = "receiveGatewayEvent",
            summary = "A gateway tells an event",
            description =
                    "200 when the event is stored; it is worked on afterwards, once, however often it is told. 403 when"
                            + " its signature is wrong, 404 for a gateway that is not in use. Gateways repeat what was not"
                            + " answered with 200.")
    Received receive(@PathVariable String gateway, @RequestBody byte[] body, HttpServletRequest request) {
        return new Received(Answers.granted(
                receiveGatewayEvent.receive(gateway, new String(body, StandardCharsets.UTF_8), request::getHeader)));
    }
}
