package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import io.assay.lua.LuaContext;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.operation.ToStringNode;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;
import io.assay.lua.text.ByteBuilder;
import io.assay.lua.text.FormatDirective;
import io.assay.lua.text.NumberText;
import io.assay.lua.text.QuotedText;
import io.assay.lua.text.StringFormat;
import io.assay.lua.text.TextException;

/** {@code string.format}. */
final class FormatFunction {

    private FormatFunction() {}

    /** A format on its way: the directives one after the other, and the text so far. */
    private static final class Rendering {
        private final StringFormat format;
        private final Object[] values;
        private final ByteBuilder out = new ByteBuilder(64);
        private int nextDirective;
        private int nextValue;

        Rendering(StringFormat format, Object[] values) {
            this.format = format;
            this.values = values;
        }
    }

    /** {@code string.format(formatstring, …)}. */
    @LuaBuiltin(value = "format", varargs = true, perCallSite = true)
    abstract static class FormatNode extends LibraryFunctionNode {

        /** Most directives, literal text included, that become code. */
        static final int MOST_EXPLODED = 32;

        /** Longest result for which there is room from the start. */
        private static final int MOST_FORESEEN = 1024;

        /** As long as the longest result so far; a guess, so it does not matter who writes it. */
        private int usualLength = 32;

        Compiled compiled() {
            return Compiled.of(this);
        }

        StringFormat compile(LuaString format) {
            return Compiled.of(this).format(format);
        }

        /** By a format that this place always uses: its directives become a sequence of code. */
        @Specialization(
                guards = {"format == constant", "program.size() <= MOST_EXPLODED"},
                limit = "1")
        LuaString byConstant(
                @SuppressWarnings("unused") LuaString format,
                Object[] values,
                @SuppressWarnings("unused") @Cached("format") LuaString constant,
                @Cached("compile(format)") StringFormat program,
                @Shared @Cached ToStringNode toString) {
            ByteBuilder out = new ByteBuilder(usualLength);
            try {
                appendAll(out, program, values, toString);
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
            int length = out.length();
            if (length > usualLength && length <= MOST_FORESEEN) {
                usualLength = length;
            }
            return out.toLuaString();
        }

        @ExplodeLoop
        private void appendAll(
                ByteBuilder out, StringFormat format, Object[] values, ToStringNode toString) {
            int next = 0;
            for (int i = 0; i < format.size(); i++) {
                FormatDirective directive = format.directive(i);
                if (directive.kind() == FormatDirective.Kind.LITERAL) {
                    directive.appendLiteral(out);
                    continue;
                }
                int argument = next + 2;
                if (next >= values.length) {
                    throw LibraryErrors.badArgument(this, argument, "no value");
                }
                appendOne(out, directive, values[next], argument, toString);
                next++;
            }
        }

        private void appendOne(
                ByteBuilder out,
                FormatDirective directive,
                Object value,
                int argument,
                ToStringNode toString) {
            switch (directive.kind()) {
                case STRING -> {
                    if (!directive.isBare()) {
                        appendText(out, directive, toString.execute(value), argument);
                    } else if (value instanceof Long number && !hasMetatable(number)) {
                        out.appendDecimal(number);
                    } else {
                        out.append(toString.execute(value));
                    }
                }
                case INTEGER -> {
                    long number = Arguments.integer(this, argument, value);
                    if (directive.isBare()) {
                        out.appendDecimal(number);
                    } else {
                        appendInteger(out, directive, number);
                    }
                }
                default -> appendOther(out, directive, value, argument);
            }
        }

        private boolean hasMetatable(Long number) {
            return LuaContext.get(this).typeMetatable(number) != null;
        }

        @TruffleBoundary
        private static void appendText(
                ByteBuilder out, FormatDirective directive, LuaString text, int argument) {
            directive.appendString(out, text, argument);
        }

        @TruffleBoundary
        private static void appendInteger(ByteBuilder out, FormatDirective directive, long number) {
            directive.appendInteger(out, number);
        }

        @TruffleBoundary
        private void appendOther(
                ByteBuilder out, FormatDirective directive, Object value, int argument) {
            append(out, directive, value, argument);
        }

        @Specialization(replaces = "byConstant")
        LuaString byAny(
                Object format,
                Object[] values,
                @Cached(value = "compiled()", neverDefault = true) Compiled compiled,
                @Shared @Cached ToStringNode toString) {
            Rendering rendering = start(compiled, Arguments.string(this, 1, format), values);
            while (!runUntilMetamethod(rendering)) {
                Object value = rendering.values[rendering.nextValue];
                append(rendering, toString.execute(value));
            }
            return finish(rendering);
        }

        @TruffleBoundary
        private static Rendering start(Compiled compiled, LuaString format, Object[] values) {
            return new Rendering(compiled.format(format), values);
        }

        @TruffleBoundary
        private static LuaString finish(Rendering rendering) {
            return rendering.out.toLuaString();
        }

        /**
         * Does as many directives as possible; stops at a value whose text a metamethod may know.
         */
        @TruffleBoundary
        private boolean runUntilMetamethod(Rendering rendering) {
            StringFormat format = rendering.format;
            try {
                while (rendering.nextDirective < format.size()) {
                    FormatDirective directive = format.directive(rendering.nextDirective);
                    if (directive.kind() == FormatDirective.Kind.LITERAL) {
                        directive.appendLiteral(rendering.out);
                    } else {
                        int argument = rendering.nextValue + 2;
                        if (rendering.nextValue >= rendering.values.length) {
                            throw LibraryErrors.badArgument(this, argument, "no value");
                        }
                        Object value = rendering.values[rendering.nextValue];
                        if (!append(rendering.out, directive, value, argument)) {
                            return false;
                        }
                        rendering.nextValue++;
                    }
                    rendering.nextDirective++;
                }
                return true;
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }

        /** Does the directive at which {@link #runUntilMetamethod} stopped. */
        @TruffleBoundary
        private void append(Rendering rendering, LuaString text) {
            FormatDirective directive = rendering.format.directive(rendering.nextDirective++);
            int argument = rendering.nextValue++ + 2;
            try {
                directive.appendString(rendering.out, text, argument);
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }

        /** Returns false if {@code value} has to be converted by {@code tostring} first. */
        private boolean append(
                ByteBuilder out, FormatDirective directive, Object value, int argument) {
            switch (directive.kind()) {
                case STRING -> {
                    return appendPlain(out, directive, value, argument);
                }
                case CHAR -> directive.appendChar(out, Arguments.integer(this, argument, value));
                case INTEGER, UNSIGNED ->
                        directive.appendInteger(out, Arguments.integer(this, argument, value));
                case FLOAT, HEXFLOAT ->
                        directive.appendFloat(
                                out, withoutSign(Arguments.number(this, argument, value)));
                case POINTER -> appendAddress(out, directive, value, argument);
                case QUOTED -> appendQuoted(out, value, argument);
                default -> throw directive.error();
            }
            return true;
        }

        /** The sign of a NaN depends on who computed it, the interpreter or compiled code. */
        private static double withoutSign(double number) {
            return number == number ? number : Double.NaN;
        }

        /** {@code %s} of a value without metamethods. */
        private boolean appendPlain(
                ByteBuilder out, FormatDirective directive, Object value, int argument) {
            if (Metatables.metamethod(LuaContext.get(this), value, Metatables.TOSTRING) != null) {
                return false;
            }
            switch (value) {
                case LuaString string -> directive.appendString(out, string, argument);
                case Long number -> {
                    if (directive.isBare()) {
                        out.appendDecimal(number);
                    } else {
                        directive.appendString(out, NumberText.format((long) number), argument);
                    }
                }
                case Double number ->
                        directive.appendString(out, NumberText.format((double) number), argument);
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** In the form that {@code tostring} shows; numbers, booleans and nil have no identity. */
        private static void appendAddress(
                ByteBuilder out, FormatDirective directive, Object value, int argument) {
            if (value == Nil.NIL
                    || value instanceof Boolean
                    || value instanceof Long
                    || value instanceof Double) {
                directive.appendPointer(out, 0);
                return;
            }
            int identity =
                    value instanceof LuaString ? value.hashCode() : System.identityHashCode(value);
            directive.appendString(out, LuaString.of("0x%08x".formatted(identity)), argument);
        }

        private void appendQuoted(ByteBuilder out, Object value, int argument) {
            switch (value) {
                case LuaString string -> QuotedText.append(out, string);
                case Long number -> QuotedText.append(out, (long) number);
                case Double number -> QuotedText.append(out, (double) number);
                case Boolean truth -> out.append(truth.toString());
                case Nil nil -> out.append(nil.toString());
                default ->
                        throw LibraryErrors.badArgument(
                                this, argument, "value has no literal form");
            }
        }
    }
}
