package io.assay.runtime.builtins.http.url;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes URLs apart with a browser's leniency. Texts are byte strings, as in {@link
 * PercentEncoding}.
 */
final class UrlParser {
    private static final Pattern SCHEME =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("[a-z0-9._~!$&'()*+,;=-]+");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+(?:%[a-z0-9._~-]+)?]");

    private UrlParser() {}

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    static RequestUrl parse(String bytes) throws InvalidUrlException {
        String text = trim(bytes);
        Matcher matcher = SCHEME.matcher(text);
        String scheme = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
        if (!isHttp(scheme)) {
            throw new InvalidUrlException(
                    "\""
                            + hideUserInfo(text)
                            + "\" isn't a URL that starts with http:// or https://");
        }
        // However many slashes there are, and whichever way they lean, the host follows them.
        int start = matcher.start(2);
        while (start < text.length() && isSlash(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && "/\\?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return withAuthority(scheme, text.substring(start, end), text.substring(end));
    }

    static RequestUrl resolve(RequestUrl base, String location) throws InvalidUrlException {
        String text = trim(location);
        Matcher matcher = SCHEME.matcher(text);
        if (matcher.matches()) {
            String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
            if (!isHttp(scheme)) {
                throw new InvalidUrlException(
                        "the server redirects to a URL of scheme \"" + scheme + "\"");
            }
            return parse(text);
        }
        if (text.length() > 1 && isSlash(text.charAt(0)) && isSlash(text.charAt(1))) {
            return parse(base.scheme() + ":" + text);
        }
        if (text.startsWith("?")) {
            return relative(base, base.path() + text);
        }
        if (text.isEmpty() || text.startsWith("#")) {
            return relative(base, base.path() + (base.query() == null ? "" : "?" + base.query()));
        }
        if (isSlash(text.charAt(0))) {
            return relative(base, text);
        }
        return relative(base, base.path().substring(0, base.path().lastIndexOf('/') + 1) + text);
    }

    private static RequestUrl relative(RequestUrl base, String tail) {
        return withTail(base.scheme(), base.userInfo(), base.host(), base.port(), tail);
    }

    private static RequestUrl withAuthority(String scheme, String authority, String tail)
            throws InvalidUrlException {
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? null : authority.substring(0, at);
        String hostAndPort = authority.substring(at + 1);
        int bracket = hostAndPort.lastIndexOf(']');
        int colon = hostAndPort.indexOf(':', Math.max(bracket, 0));
        String host = host(colon < 0 ? hostAndPort : hostAndPort.substring(0, colon));
        int port = colon < 0 ? defaultPort(scheme) : port(scheme, hostAndPort.substring(colon + 1));
        return withTail(scheme, userInfo, host, port, tail);
    }

    /** The tail is all that follows the authority, from the path's slash on. */
    private static RequestUrl withTail(
            String scheme, @Nullable String userInfo, String host, int port, String tail) {
        int fragment = tail.indexOf('#');
        String kept = fragment < 0 ? tail : tail.substring(0, fragment);
        int question = kept.indexOf('?');
        String path = question < 0 ? kept : kept.substring(0, question);
        String query =
                question < 0 ? null : PercentEncoding.repairQuery(kept.substring(question + 1));
        return new RequestUrl(scheme, userInfo, host, port, path(path), query);
    }

    private static String host(String raw) throws InvalidUrlException {
        String text =
                new String(
                        PercentEncoding.decode(raw).getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            throw new InvalidUrlException("the URL names no host");
        }
        String host = (text.startsWith("[") ? text : toAscii(text)).toLowerCase(Locale.ROOT);
        if (!(host.startsWith("[") ? IPV6 : HOST).matcher(host).matches()) {
            throw new InvalidUrlException("\"" + text + "\" isn't a host name");
        }
        return host;
    }

    private static String toAscii(String name) throws InvalidUrlException {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException notAName) {
            throw new InvalidUrlException("\"" + name + "\" isn't a host name");
        }
    }

    private static int port(String scheme, String text) throws InvalidUrlException {
        if (text.isEmpty()) {
            return defaultPort(scheme);
        }
        boolean digits = text.length() < 8 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = digits ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65535) {
            throw new InvalidUrlException("\"" + text + "\" isn't a port number");
        }
        return port;
    }

    /** Repairs a path and takes its dot segments out, the encoded ones too. */
    private static String path(String raw) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = raw.replace('\\', '/').split("/", -1);
        for (int i = segments[0].isEmpty() ? 1 : 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            String segment = PercentEncoding.repairPath(segments[i]);
            String plain = segment.replace("%2e", ".").replace("%2E", ".");
            if (plain.equals("..")) {
                kept.pollLast();
            } else if (!plain.equals(".")) {
                kept.addLast(segment);
                continue;
            }
            if (last) {
                kept.addLast("");
            }
        }
        StringBuilder path = new StringBuilder();
        for (Iterator<String> it = kept.iterator(); it.hasNext(); ) {
            path.append('/').append(it.next());
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    /**
     * Browsers ignore spaces and control characters around a URL, and line ends and tabs within.
     */
    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(start, end).replaceAll("[\t\r\n]", "");
    }

    /**
     * What can be shown of a text that isn't a URL: a password in it would stand before an at sign.
     */
    private static String hideUserInfo(String text) {
        int at = text.lastIndexOf('@');
        String shown =
                new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return at < 0 ? shown : "***" + text.substring(at);
    }

    private static boolean isHttp(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }
}
