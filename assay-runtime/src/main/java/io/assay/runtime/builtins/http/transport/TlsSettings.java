package io.assay.runtime.builtins.http.transport;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a client trusts and how it identifies itself. Equal settings share connections.
 *
 * @param insecure accept any certificate of any server
 * @param extraRoots certificates trusted beside the built-in roots
 * @param clientChain the client's own certificate, then those that lead to its root; empty for none
 * @param clientKey the client certificate's key; null for none
 */
public record TlsSettings(
        boolean insecure,
        List<X509Certificate> extraRoots,
        List<X509Certificate> clientChain,
        @Nullable PrivateKey clientKey) {

    /** The built-in roots, no client certificate. */
    public static final TlsSettings DEFAULT = new TlsSettings(false, List.of(), List.of(), null);

    public TlsSettings {
        extraRoots = List.copyOf(extraRoots);
        clientChain = List.copyOf(clientChain);
    }

    @Override
    public String toString() {
        return "TlsSettings[insecure=%s, extraRoots=%d, clientCertificate=%s]"
                .formatted(insecure, extraRoots.size(), clientKey != null);
    }
}
