package io.assay.runtime.builtins.http.transport;

import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.netty.ssl.ClientSslBuilder;
import io.micronaut.http.ssl.SslConfiguration;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Makes Netty's TLS contexts from {@link TlsSettings}, with the JDK's own TLS (no native library).
 */
record TlsContexts(TlsSettings settings) implements ClientSslBuilder {

    /** The context of connections to servers, which may choose HTTP/2. */
    @Override
    public SslContext build(SslConfiguration unused, HttpVersionSelection unusedToo) {
        return build(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1);
    }

    /** The context of connections to proxies that are reached over TLS themselves. */
    SslContext forProxy() {
        return build(ApplicationProtocolNames.HTTP_1_1);
    }

    private SslContext build(String... protocols) {
        SslContextBuilder builder =
                SslContextBuilder.forClient()
                        .sslProvider(SslProvider.JDK)
                        .applicationProtocolConfig(
                                new ApplicationProtocolConfig(
                                        Protocol.ALPN,
                                        SelectorFailureBehavior.NO_ADVERTISE,
                                        SelectedListenerFailureBehavior.ACCEPT,
                                        protocols));
        try {
            if (settings.insecure()) {
                builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
            } else if (!settings.extraRoots().isEmpty()) {
                builder.trustManager(trustAlso(settings.extraRoots()));
            }
            if (settings.clientKey() != null) {
                builder.keyManager(
                        settings.clientKey(),
                        settings.clientChain().toArray(X509Certificate[]::new));
            }
            return builder.build();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new TransportException(
                    TransportException.Stage.FINAL,
                    "TLS can't be set up with these certificates",
                    e);
        }
    }

    /** The JDK's roots and the given ones, in one trust store. */
    private static TrustManagerFactory trustAlso(List<X509Certificate> roots)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (X509Certificate root :
                Stream.concat(builtInRoots().stream(), roots.stream()).toList()) {
            store.setCertificateEntry("root-" + number++, root);
        }
        TrustManagerFactory factory = factory();
        factory.init(store);
        return factory;
    }

    private static List<X509Certificate> builtInRoots() throws GeneralSecurityException {
        TrustManagerFactory factory = factory();
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return List.of(x509.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static TrustManagerFactory factory() throws GeneralSecurityException {
        return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    }
}
