package io.assay.runtime.builtins.http.url;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https URL, ready to be sent. Invariants: the scheme and host are in lower
 * case, the host is ASCII (an IPv6 address keeps its brackets), the path starts with a slash and
 * has no dot segments, path and query hold no character that a URL may not, and there is no
 * fragment.
 *
 * @param scheme {@code http} or {@code https}
 * @param userInfo what stood before the {@code @}, percent-encoded as it came; null when there was
 *     none
 * @param host a name, an IPv4 address or a bracketed IPv6 address
 * @param port the port to connect to, the scheme's default included
 * @param path the path
 * @param query the query without its question mark; null when there is none
 */
public record RequestUrl(
        String scheme,
        @Nullable String userInfo,
        String host,
        int port,
        String path,
        @Nullable String query) {

    private static final Pattern SECRET_PARAMETER =
            Pattern.compile(
                    "(?i)(^|&)([^=&]*(?:token|secret|passw|api_?-?key|signature|credential)[^=&]*)=[^&]*");

    /**
     * Reads a URL the way browsers do (WHATWG URL, as far as http goes).
     *
     * @param bytes the text as bytes, one per char
     * @throws InvalidUrlException when the text isn't an absolute http or https URL
     */
    public static RequestUrl parse(String bytes) throws InvalidUrlException {
        return UrlParser.parse(bytes);
    }

    /** The same URL with more at the end of its query; the addition must be encoded already. */
    public RequestUrl withQuery(String addition) {
        if (addition.isEmpty()) {
            return this;
        }
        String joined = query == null || query.isEmpty() ? addition : query + "&" + addition;
        return new RequestUrl(scheme, userInfo, host, port, path, joined);
    }

    /**
     * Where a redirect leads to (RFC 3986, section 5).
     *
     * @param location the header's value as bytes, one per char: absolute or relative to this URL
     * @throws InvalidUrlException when it leads to anything but http or https
     */
    public RequestUrl resolve(String location) throws InvalidUrlException {
        return UrlParser.resolve(this, location);
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    /**
     * Whether what is meant for this URL's server, such as credentials, may go to the other URL
     * too: the same server, or the same host with TLS instead of without, each on its usual port.
     */
    public boolean sharesCredentialsWith(RequestUrl other) {
        if (!host.equals(other.host)) {
            return false;
        }
        boolean sameServer = scheme.equals(other.scheme) && port == other.port;
        boolean upgrade = !isSecure() && port == 80 && other.isSecure() && other.port == 443;
        return sameServer || upgrade;
    }

    /**
     * Host and port as a Host header has them: without the port when it is the scheme's default.
     */
    public String authority() {
        return port == UrlParser.defaultPort(scheme) ? host : host + ":" + port;
    }

    /** The host as the resolver wants it: without the brackets of an IPv6 address. */
    public String hostName() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The form that goes on the wire, without user and password. */
    public URI toUri() {
        return URI.create(scheme + "://" + authority() + path + (query == null ? "" : "?" + query));
    }

    /**
     * User and password as bytes joined by a colon, the way Basic authentication wants them; or
     * null.
     */
    public byte @Nullable [] basicCredentials() {
        if (userInfo == null) {
            return null;
        }
        String decoded = PercentEncoding.decode(userInfo);
        String pair = userInfo.indexOf(':') < 0 ? decoded + ":" : decoded;
        return pair.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * For messages: the whole URL, with the password and the values of telling query parameters
     * hidden.
     */
    public String forMessages() {
        String shown = scheme + "://" + (userInfo == null ? "" : "***@") + authority() + path;
        return query == null
                ? shown
                : shown + "?" + SECRET_PARAMETER.matcher(query).replaceAll("$1$2=***");
    }

    @Override
    public String toString() {
        return forMessages();
    }
}
