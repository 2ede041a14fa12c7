package io.assay.runtime.builtins.http.transport;

import io.assay.runtime.builtins.http.url.InvalidUrlException;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to which server, by the customary environment variables: {@code HTTP_PROXY},
 * {@code HTTPS_PROXY}, {@code ALL_PROXY} for both, {@code NO_PROXY} for exceptions; the lower-case
 * names win.
 *
 * @param http the proxy variable's value for http URLs, or null
 * @param https the same for https URLs
 * @param exceptions what is reached directly
 */
record ProxySettings(@Nullable String http, @Nullable String https, NoProxyList exceptions) {

    /**
     * Reads the variables.
     *
     * @param environment gives a variable's value, or null
     */
    static ProxySettings of(UnaryOperator<@Nullable String> environment) {
        String all = variable(environment, "all_proxy");
        // Under CGI a client can set HTTP_PROXY by sending a header named Proxy.
        boolean cgi = environment.apply("REQUEST_METHOD") != null;
        String http =
                cgi
                        ? nonEmpty(environment.apply("http_proxy"))
                        : variable(environment, "http_proxy");
        String https = variable(environment, "https_proxy");
        String exceptions = variable(environment, "no_proxy");
        return new ProxySettings(
                http == null ? all : http,
                https == null ? all : https,
                NoProxyList.parse(exceptions == null ? "" : exceptions));
    }

    /**
     * The proxy for a server, or null to go there directly.
     *
     * @param host a name or address, IPv6 without brackets
     * @throws TransportException when the variable holds something else than a proxy's address
     */
    @Nullable ProxyAddress choose(boolean secure, String host, int port) {
        String proxy = secure ? https : http;
        if (proxy == null || exceptions.contains(host, port)) {
            return null;
        }
        try {
            return ProxyAddress.parse(proxy);
        } catch (InvalidUrlException e) {
            throw new TransportException(
                    TransportException.Stage.FINAL,
                    "the proxy that the environment names can't be used: " + e.getMessage(),
                    e);
        }
    }

    private static @Nullable String variable(
            UnaryOperator<@Nullable String> environment, String lowerCase) {
        String value = nonEmpty(environment.apply(lowerCase));
        return value != null
                ? value
                : nonEmpty(environment.apply(lowerCase.toUpperCase(Locale.ROOT)));
    }

    private static @Nullable String nonEmpty(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
