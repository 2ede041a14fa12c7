package io.assay.runtime.builtins.http.transport;

import io.assay.runtime.builtins.http.url.InvalidUrlException;
import io.assay.runtime.builtins.http.url.RequestUrl;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy to go through.
 *
 * @param kind the protocol spoken with it
 * @param host its name or address, IPv6 without brackets
 * @param port its port
 * @param user the user name, or null when it wants none
 * @param password the password; empty when there is a user without one, null without a user
 */
record ProxyAddress(
        Kind kind, String host, int port, @Nullable String user, @Nullable String password) {

    /** The protocols of proxies. */
    enum Kind {
        HTTP,
        SOCKS4,
        SOCKS5
    }

    /**
     * Reads the value of a proxy variable: {@code http://user:password@host:port}, {@code
     * socks5://host}, or {@code host:port} alone for an HTTP proxy.
     *
     * @throws InvalidUrlException when it is none of these
     */
    static ProxyAddress parse(String text) throws InvalidUrlException {
        int separator = text.indexOf("://");
        String scheme =
                separator < 0 ? "http" : text.substring(0, separator).toLowerCase(Locale.ROOT);
        Kind kind =
                switch (scheme) {
                    case "http" -> Kind.HTTP;
                    case "socks4", "socks4a" -> Kind.SOCKS4;
                    case "socks", "socks5", "socks5h" -> Kind.SOCKS5;
                    default -> throw unsupported(scheme);
                };
        String rest = separator < 0 ? text : text.substring(separator + 3);
        // Only the authority matters; a port that isn't given is told by reading it as two schemes.
        RequestUrl url = RequestUrl.parse("http://" + rest);
        boolean portGiven = RequestUrl.parse("https://" + rest).port() == url.port();
        int port = portGiven ? url.port() : kind == Kind.HTTP ? 80 : 1080;
        byte[] credentials = url.basicCredentials();
        if (credentials == null) {
            return new ProxyAddress(kind, url.hostName(), port, null, null);
        }
        String pair = new String(credentials, StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return new ProxyAddress(
                kind, url.hostName(), port, pair.substring(0, colon), pair.substring(colon + 1));
    }

    private static InvalidUrlException unsupported(String scheme) {
        return new InvalidUrlException(
                "a proxy of scheme \"" + scheme + "\" can't be used; http, socks4 and socks5 can");
    }

    /** For messages: host and port, no credentials. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
