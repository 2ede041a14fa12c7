package io.assay.runtime.builtins.http.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where addresses of hosts come from: the JDK's resolver, but for tests. It may block. */
@FunctionalInterface
interface AddressLookup {
    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
