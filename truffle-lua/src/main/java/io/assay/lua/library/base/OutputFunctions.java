package io.assay.lua.library.base;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.library.io.StandardStreams;
import io.assay.lua.nodes.operation.ToStringNode;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.ByteBuilder;
import io.assay.lua.text.TextException;
import java.io.IOException;

/** {@code print} and {@code warn}. */
final class OutputFunctions {

    private OutputFunctions() {}

    /** {@code print(···)}: as {@code tostring} has them, tabs between, a line's end after. */
    @LuaBuiltin(value = "print", varargs = true)
    abstract static class PrintNode extends LibraryFunctionNode {

        @Specialization
        Object print(Object[] values, @Cached ToStringNode toString) {
            LuaString[] texts = new LuaString[values.length];
            for (int i = 0; i < values.length; i++) {
                texts[i] = toString.execute(values[i]);
            }
            write(texts);
            return Values.NONE;
        }

        @TruffleBoundary
        private void write(LuaString[] texts) {
            try {
                StandardStreams.of(LuaContext.get(this)).print(line(texts));
            } catch (TextException tooLarge) {
                throw LibraryErrors.of(this, tooLarge);
            } catch (IOException e) {
                // A closed pipe, say: the script is told, for output that is lost is an error.
                throw LibraryErrors.error(
                        this, "cannot write to standard output: " + e.getMessage());
            }
        }
    }

    private static byte[] line(LuaString[] texts) {
        ByteBuilder line = new ByteBuilder();
        for (int i = 0; i < texts.length; i++) {
            if (i > 0) {
                line.appendByte('\t');
            }
            line.append(texts[i]);
        }
        line.appendByte('\n');
        return line.toByteArray();
    }

    /** {@code warn(msg1, ···)}: to standard error, once {@code "@on"} has switched warnings on. */
    @LuaBuiltin(value = "warn", varargs = true)
    abstract static class WarnNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object warn(Object first, Object[] rest) {
            LuaString message = LibraryErrors.toLuaString(this, 1, first);
            for (int i = 0; i < rest.length; i++) {
                message =
                        LuaString.concat(message, LibraryErrors.toLuaString(this, i + 2, rest[i]));
            }
            LuaContext context = LuaContext.get(this);
            Warnings warnings = Warnings.of(context);
            if (rest.length == 0 && message.length() > 0 && message.byteAt(0) == '@') {
                warnings.control(message.toString());
            } else {
                warnings.emit(context, message);
            }
            return Values.NONE;
        }
    }
}
