package io.assay.runtime.stdlib.vault;

/** What answers below one path: a secrets engine, an auth method, or the system. */
interface VaultBackend {
    /** Its type, as in {@code sys/mounts}. */
    String type();

    /** Answers a call; {@code rest} is its path behind the backend's own. */
    VaultReply handle(VaultCall call, String rest);

    /** Whether a call to this path needs no token. */
    default boolean open(String rest) {
        return false;
    }
}
