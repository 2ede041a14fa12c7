package io.assay.runtime.stdlib.vault;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer other than success; Vault gives the reasons as an array, for something that is absent
 * empty.
 */
final class VaultRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final ArrayList<String> errors;

    VaultRefusal(int status, String... errors) {
        super(status + " " + String.join("; ", errors));
        this.status = status;
        this.errors = new ArrayList<>(List.of(errors));
    }

    static VaultRefusal absent() {
        return new VaultRefusal(404);
    }

    int status() {
        return status;
    }

    List<String> errors() {
        return errors;
    }
}
