package io.assay.launcher.script;

import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * The text that an error value has for itself: what its {@code __tostring} returns, as in PUC-Rio's
 * interpreter. The language doesn't call it, since Lua code must not run while an error is on its
 * way.
 */
final class ErrorValue {
    private static final String LANGUAGE = "lua";

    private ErrorValue() {}

    /** The text, or nothing for strings and for values without a {@code __tostring} that works. */
    static Optional<String> ownText(PolyglotException error, Context context) {
        Value raised = error.getGuestObject();
        if (raised == null || !raised.hasMember("value")) {
            return Optional.empty();
        }
        Value value = raised.getMember("value");
        if (!value.hasHashEntries()) {
            return Optional.empty();
        }
        try {
            Value debug = context.getBindings(LANGUAGE).getMember("debug");
            Value metatable = debug.getMember("getmetatable").execute(value);
            if (!metatable.hasMember("__tostring")) {
                return Optional.empty();
            }
            Value text = metatable.getMember("__tostring").execute(value);
            return text.isString() ? Optional.of(text.asString()) : Optional.empty();
        } catch (PolyglotException | UnsupportedOperationException broken) {
            // The language's own words for the value are shown then.
            return Optional.empty();
        }
    }
}
