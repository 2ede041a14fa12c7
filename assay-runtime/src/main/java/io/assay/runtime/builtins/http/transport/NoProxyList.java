package io.assay.runtime.builtins.http.transport;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are reached without a proxy, from {@code NO_PROXY}: names, which stand for their
 * subdomains too ({@code example.com}, {@code .example.com}, {@code *.example.com}), addresses,
 * networks ({@code 10.0.0.0/8}), each with or without a port, and {@code *} for all.
 */
record NoProxyList(List<String> entries) {

    static NoProxyList parse(String text) {
        return new NoProxyList(
                Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                        .filter(entry -> !entry.isEmpty())
                        .toList());
    }

    boolean contains(String host, int port) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        byte[] address = NetUtil.createByteArrayFromIpAddressString(name);
        return entries.stream().anyMatch(entry -> matches(entry, name, address, port));
    }

    private static boolean matches(String entry, String name, byte @Nullable [] address, int port) {
        if (entry.equals("*")) {
            return true;
        }
        if (address != null && entry.indexOf('/') > 0) {
            return isInNetwork(address, entry);
        }
        String pattern = entry;
        int colon = entry.lastIndexOf(':');
        boolean hasPort =
                colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']');
        if (hasPort) {
            if (!entry.substring(colon + 1).equals(String.valueOf(port))) {
                return false;
            }
            pattern = entry.substring(0, colon);
        }
        if (address != null) {
            byte[] other =
                    NetUtil.createByteArrayFromIpAddressString(pattern.replaceAll("[\\[\\]]", ""));
            return Arrays.equals(address, other);
        }
        String domain = pattern.replaceFirst("^\\*?\\.", "");
        return name.equals(domain) || name.endsWith("." + domain);
    }

    private static boolean isInNetwork(byte[] address, String entry) {
        int slash = entry.indexOf('/');
        byte[] network = NetUtil.createByteArrayFromIpAddressString(entry.substring(0, slash));
        String length = entry.substring(slash + 1);
        if (network == null || network.length != address.length || !length.matches("\\d{1,3}")) {
            return false;
        }
        int bits = Integer.parseInt(length);
        if (bits > network.length * 8) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
