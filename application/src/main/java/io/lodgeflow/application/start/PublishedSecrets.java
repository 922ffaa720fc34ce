package io.lodgeflow.application.start;

import java.util.Set;

/** Passwords, keys and secrets that anybody can read in this repository, so that nothing real may be opened by one of them. */
public final class PublishedSecrets {

    /** Whoever adds another to the repository adds it here; {@code PublishedSecretsTest} reads the repository for them. */
    private static final Set<String> ALL = Set.of(
            "lodgeflow-demo-1", // the demo accounts
            "purple otters at noon", // the guests of scenarios/security
            "sk_test_of_this_test", // StripeGatewayTest
            "whsec_of_this_test",
            "s3cret", // DatabaseAddressTest
            "nobody has this password"); // SignIn, for accounts that do not exist

    /** True for what stands in this repository, also with spaces around it. */
    public static boolean contain(String secret) {
        return ALL.contains(secret.strip());
    }

    private PublishedSecrets() {}
}
