package io.assay.runtime.builtin;

import org.graalvm.polyglot.proxy.Proxy;

/**
 * A null that a table can hold, for languages in which assigning their own null removes a key: what
 * {@code json.null} is in Lua.
 */
public final class DataNull implements Proxy {

    @Override
    public String toString() {
        return "null";
    }
}
