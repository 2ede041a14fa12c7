package io.assay.runtime.builtin;

import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** An object with members that can be called too, as {@code assert} is. */
final class CallableGuestObject extends GuestObject implements ProxyExecutable {
    private final ProxyExecutable call;

    CallableGuestObject(
            Map<String, @Nullable Object> members, GuestLanguage language, ProxyExecutable call) {
        super(members, language);
        this.call = call;
    }

    @Override
    public @Nullable Object execute(Value... arguments) {
        return call.execute(arguments);
    }
}
