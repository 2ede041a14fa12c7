package io.assay.runtime.builtins.assertion;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinFunction;
import io.assay.runtime.builtin.ByteStrings;
import io.assay.runtime.builtin.ValueTypes;
import io.assay.runtime.pattern.PatternCache;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.graalvm.polyglot.Value;

/**
 * Checks that raise an error when they fail: {@code assert.eq(resp.status, 200, "API call
 * failed")}. In Lua the module is callable, and then it is Lua's own {@code assert}.
 */
@Builtin(
        value = "assert",
        description = "Assertions that raise readable errors",
        keywords = {"assert", "assertion", "test", "check", "verify", "expect", "equal"})
final class AssertBuiltin {
    /** Lua's assert, called through the module's table, which comes first. */
    private static final String LUA_ASSERT =
            """
            local error, select = error, select
            return function(_, ...)
              local v, message = ...
              if v then return ... end
              local n = select("#", ...)
              if n == 0 then error("bad argument #1 to 'assert' (value expected)", 2) end
              if n == 1 then message = "assertion failed!" end
              error(message, 2)
            end
            """;

    private final PatternCache patterns;

    AssertBuiltin(PatternCache patterns) {
        this.patterns = patterns;
    }

    /** The error has the caller's position in front, if the message is a string. */
    @BuiltinFunction(
            name = BuiltinFunction.CALL,
            value = "Raise message unless v is true, else return v",
            signature = "assert(v, msg?)",
            returns = "v",
            lua = LUA_ASSERT)
    Value check(Value v, Value... rest) {
        if (v.isNull() || (v.isBoolean() && !v.asBoolean())) {
            throw new BuiltinException(
                    rest.length == 0 ? "assertion failed!" : Shown.text(rest[0]));
        }
        return v;
    }

    /** Tables are compared by what they hold. */
    @BuiltinFunction(value = "Assert equal, tables by value", signature = "assert.eq(a, b, msg?)")
    void eq(Value a, Value b, Value... msg) {
        List<String> differences = Equality.differences(a, b);
        if (differences.isEmpty()) {
            return;
        }
        boolean tables = ValueTypes.isTable(a) && ValueTypes.isTable(b);
        String what =
                tables
                        ? "tables differ at " + String.join(", ", differences)
                        : Shown.quoted(a) + " != " + Shown.quoted(b);
        throw failure("assert.eq failed: " + what, msg);
    }

    @BuiltinFunction(value = "Assert not equal", signature = "assert.ne(a, b, msg?)")
    void ne(Value a, Value b, Value... msg) {
        if (Equality.areEqual(a, b)) {
            throw failure("assert.ne failed: " + Shown.quoted(a) + " == " + Shown.quoted(b), msg);
        }
    }

    @BuiltinFunction(value = "Assert greater than", signature = "assert.gt(a, b, msg?)")
    void gt(Value a, Value b, Value... msg) {
        if (!(compare("assert.gt", a, b) > 0)) {
            throw failure("assert.gt failed: " + Shown.text(a) + " is not > " + Shown.text(b), msg);
        }
    }

    @BuiltinFunction(value = "Assert less than", signature = "assert.lt(a, b, msg?)")
    void lt(Value a, Value b, Value... msg) {
        if (!(compare("assert.lt", a, b) < 0)) {
            throw failure("assert.lt failed: " + Shown.text(a) + " is not < " + Shown.text(b), msg);
        }
    }

    @BuiltinFunction(
            value = "Assert substring present",
            signature = "assert.contains(str, sub, msg?)")
    void contains(Value str, Value sub, Value... msg) {
        byte[] text = string("assert.contains: first argument must be a string", str);
        byte[] part = string("assert.contains: second argument must be a string", sub);
        // One byte, one character: the search is for bytes, whatever they mean.
        String haystack = new String(text, StandardCharsets.ISO_8859_1);
        if (!haystack.contains(new String(part, StandardCharsets.ISO_8859_1))) {
            throw failure(
                    "assert.contains failed: %s does not contain %s"
                            .formatted(Shown.quoted(str), Shown.quoted(sub)),
                    msg);
        }
    }

    /** False is not nil and passes. */
    @BuiltinFunction(value = "Assert not nil", signature = "assert.not_nil(val, msg?)")
    void notNil(Value val, Value... msg) {
        if (val.isNull()) {
            throw failure("assert.not_nil failed: value is nil", msg);
        }
    }

    /** The pattern is one of {@code regex}, not of Lua. */
    @BuiltinFunction(value = "Assert regex match", signature = "assert.matches(str, pat, msg?)")
    void matches(Value str, Value pat, Value... msg) {
        byte[] text = string("assert.matches: first argument must be a string", str);
        byte[] pattern = string("assert.matches: second argument must be a string", pat);
        boolean found =
                patterns.get("assert.matches", new String(pattern, StandardCharsets.UTF_8))
                        .matcher(new String(text, StandardCharsets.UTF_8))
                        .find();
        if (!found) {
            throw failure(
                    "assert.matches failed: %s does not match pattern %s"
                            .formatted(Shown.quoted(str), Shown.quoted(pat)),
                    msg);
        }
    }

    private static int compare(String function, Value a, Value b) {
        if (!a.isNumber() || !b.isNumber()) {
            throw new BuiltinException(function + ": both arguments must be numbers");
        }
        if (a.fitsInLong() && b.fitsInLong()) {
            return Long.compare(a.asLong(), b.asLong());
        }
        double left = a.asDouble();
        double right = b.asDouble();
        // Not Double.compare: a NaN is neither more nor less than anything.
        return left > right ? 1 : left < right ? -1 : 0;
    }

    private static byte[] string(String otherwise, Value value) {
        if (!ByteStrings.isByteString(value)) {
            throw new BuiltinException(otherwise);
        }
        return ByteStrings.read(value);
    }

    private static BuiltinException failure(String what, Value... msg) {
        return new BuiltinException(msg.length == 0 ? what : what + " - " + Shown.text(msg[0]));
    }
}
