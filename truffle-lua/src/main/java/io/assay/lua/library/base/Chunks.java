package io.assay.lua.library.base;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.source.Source;
import io.assay.lua.LuaContext;
import io.assay.lua.LuaLanguage;
import io.assay.lua.library.io.FileErrors;
import io.assay.lua.library.io.StandardStreams;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import io.assay.lua.text.ByteBuilder;
import io.assay.lua.text.SourceText;
import io.assay.lua.text.TextException;
import java.io.IOException;
import java.util.Arrays;

/** Makes functions of the text of chunks. */
public final class Chunks {

    /** What a chunk compiled by PUC-Rio Lua starts with. */
    private static final byte BINARY_MARK = 0x1b;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private Chunks() {}

    /**
     * @param name the chunk's name: {@code @file}, {@code =text}, or its source
     * @param modes the forms allowed: {@code t} for text, {@code b} for binary
     * @throws LuaException with a syntax error, or if the form is not allowed
     */
    @TruffleBoundary
    public static LuaFunction load(
            LuaContext context, byte[] chunk, LuaString name, String modes, Cell environment) {
        checkForm(chunk, modes);
        if (isBinary(chunk)) {
            return undump(context, chunk, name, environment);
        }
        byte[] text = chunk;
        if (startsLikeFile(chunk)) {
            // Only files may start with a mark or a comment for the shell; the parser skips those.
            text = new ByteBuilder(chunk.length + 1).appendByte(' ').append(chunk).toByteArray();
        }
        return compile(context, text, name, environment);
    }

    /**
     * @param file the file's name, null for standard input
     * @throws LuaException with a syntax error, or if the file cannot be read
     */
    @TruffleBoundary
    public static LuaFunction loadFile(
            LuaContext context, LuaString file, String modes, Cell environment) {
        byte[] chunk = file == null ? readInput(context) : readFile(context, file);
        byte[] code = withoutPreamble(chunk);
        checkForm(code, modes);
        LuaString name = file == null ? LuaString.of("=stdin") : fileName(file);
        if (isBinary(code)) {
            return undump(context, code, name, environment);
        }
        return compile(context, chunk, name, environment);
    }

    private static LuaString fileName(LuaString file) {
        return LuaString.concat(LuaString.of("@"), file);
    }

    private static byte[] readInput(LuaContext context) {
        try {
            return StandardStreams.of(context).in().readAll();
        } catch (IOException e) {
            throw LuaException.ofResult(LuaString.of("cannot read stdin: " + FileErrors.reason(e)));
        }
    }

    private static byte[] readFile(LuaContext context, LuaString name) {
        String what = "open";
        try {
            TruffleFile file = context.env().getPublicTruffleFile(name.toString());
            if (file.isDirectory()) {
                what = "read";
            }
            return file.readAllBytes();
        } catch (IOException | SecurityException | IllegalArgumentException e) {
            throw LuaException.ofResult(
                    LuaString.of("cannot " + what + " " + name + ": " + FileErrors.reason(e)));
        }
    }

    private static boolean startsLikeFile(byte[] chunk) {
        return (chunk.length > 0 && chunk[0] == '#') || hasByteOrderMark(chunk);
    }

    private static boolean hasByteOrderMark(byte[] chunk) {
        return chunk.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(chunk, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
    }

    private static byte[] withoutPreamble(byte[] chunk) {
        int from = hasByteOrderMark(chunk) ? BYTE_ORDER_MARK.length : 0;
        if (from < chunk.length && chunk[from] == '#') {
            while (from < chunk.length && chunk[from] != '\n') {
                from++;
            }
            from = Math.min(from + 1, chunk.length);
        }
        return from == 0 ? chunk : Arrays.copyOfRange(chunk, from, chunk.length);
    }

    private static void checkForm(byte[] chunk, String modes) {
        boolean binary = isBinary(chunk);
        if (modes.indexOf(binary ? 'b' : 't') < 0) {
            throw LuaException.ofResult(
                    LuaString.of(
                            "attempt to load a "
                                    + (binary ? "binary" : "text")
                                    + " chunk (mode is '"
                                    + modes
                                    + "')"));
        }
    }

    private static boolean isBinary(byte[] chunk) {
        return chunk.length > 0 && chunk[0] == BINARY_MARK;
    }

    /** The function that {@code string.dump} wrote, with upvalues of its own. */
    private static LuaFunction undump(
            LuaContext context, byte[] bytes, LuaString name, Cell environment) {
        DumpedFunction dumped;
        try {
            dumped = DumpedFunction.decode(bytes);
        } catch (TextException e) {
            throw badBinary(name, e.getMessage());
        }
        Source source = sourceOf(context, dumped);
        FunctionPrototype prototype =
                dumped.start() == DumpedFunction.MAIN
                        ? context.language().compile(source, null)
                        : context.language().compileFunction(source, dumped.start());
        if (prototype == null) {
            throw badBinary(name, "corrupted chunk");
        }
        Cell[] upvalues = new Cell[prototype.body().upvalues().size()];
        for (int i = 0; i < upvalues.length; i++) {
            upvalues[i] = new Cell(i == 0 ? environment.get() : Nil.NIL);
        }
        return prototype.close(upvalues);
    }

    private static Source sourceOf(LuaContext context, DumpedFunction dumped) {
        String text = SourceText.decode(dumped.text());
        if (dumped.stripped()) {
            return Source.newBuilder(LuaLanguage.ID, text, FunctionPrototype.STRIPPED_SOURCE)
                    .internal(true)
                    .build();
        }
        String shown = SourceText.decode(dumped.name());
        Source source =
                dumped.path().isEmpty()
                        ? null
                        : sourceOfFile(context, LuaString.of(dumped.path()), text, shown);
        return source != null ? source : Source.newBuilder(LuaLanguage.ID, text, shown).build();
    }

    private static LuaException badBinary(LuaString chunkName, String why) {
        int first = chunkName.length() == 0 ? 0 : chunkName.byteAt(0);
        LuaString name =
                switch (first) {
                    case '@', '=' -> chunkName.substring(1, chunkName.length());
                    case BINARY_MARK -> LuaString.of("binary string");
                    default -> chunkName;
                };
        return LuaException.ofResult(
                LuaString.concat(name, LuaString.of(": bad binary format (" + why + ")")));
    }

    private static LuaFunction compile(
            LuaContext context, byte[] chunk, LuaString name, Cell environment) {
        String text = SourceText.decode(chunk);
        String shown = SourceText.decode(ChunkName.shorten(name.bytes()));
        Source source = null;
        if (name.length() > 1 && name.byteAt(0) == '@') {
            source = sourceOfFile(context, name.substring(1, name.length()), text, shown);
        }
        if (source == null) {
            source = Source.newBuilder(LuaLanguage.ID, text, shown).build();
        }
        return context.language().compile(source, name).close(environment);
    }

    /** A source that debuggers know the file of; null if there is no such file. */
    private static Source sourceOfFile(
            LuaContext context, LuaString path, String text, String shown) {
        try {
            TruffleFile file = context.env().getPublicTruffleFile(path.toString());
            return file.isRegularFile()
                    ? Source.newBuilder(LuaLanguage.ID, file).name(shown).content(text).build()
                    : null;
        } catch (SecurityException | IllegalArgumentException e) {
            // A chunk may be named after a file that this context must not see; it is no error.
            return null;
        }
    }
}
