package io.assay.lua.runtime;

import com.oracle.truffle.api.interop.TruffleObject;

/**
 * Results of executing a piece of Lua that are not a single Lua value: several values, a tail call
 * still to be made. One class check tells them from values, so the common case pays for nothing
 * else.
 *
 * <p>A {@code TruffleObject} only because whoever watches nodes is shown what they return.
 */
public abstract class Completion implements TruffleObject {
    Completion() {}
}
