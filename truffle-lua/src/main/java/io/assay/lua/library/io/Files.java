package io.assay.lua.library.io;

import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.library.Library;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryRootNode;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The files of one context: their metatable, the standard ones, the default ones, and new ones. */
final class Files {

    static final String TYPE = "FILE*";

    private final LuaContext context;
    private final LuaTable metatable = new LuaTable();
    private final LuaFunction lineIterator;
    private final LuaFile standardInput;
    private final LuaFile standardOutput;
    private final LuaFile standardError;
    private LuaFile input;
    private LuaFile output;

    private Files(LuaContext context) {
        this.context = context;
        LuaTable methods = new LuaTable();
        Library.define(context, methods, LibraryRootNode.HIDDEN, FileMethodsFactory.getFactories());
        Library.define(
                context, metatable, LibraryRootNode.HIDDEN, FileMetamethodsFactory.getFactories());
        metatable.put(Metatables.INDEX, methods, false);
        metatable.put(Metatables.NAME, LuaString.of(TYPE), false);
        LuaTable iterators = new LuaTable();
        Library.define(
                context, iterators, LibraryRootNode.HIDDEN, LineIteratorFactory.getFactories());
        lineIterator = (LuaFunction) iterators.get("lines_iterator");
        StandardStreams streams = StandardStreams.of(context);
        standardInput = standard(streams.in());
        standardOutput = standard(streams.out());
        standardError = standard(streams.error());
        input = standardInput;
        output = standardOutput;
    }

    static Files of(LuaContext context) {
        return context.libraryState(Files.class, Files::new);
    }

    private LuaFile standard(FileStream stream) {
        return new LuaFile(metatable, stream, LuaFile.STAYS_OPEN);
    }

    LuaFile standardInput() {
        return standardInput;
    }

    LuaFile standardOutput() {
        return standardOutput;
    }

    LuaFile standardError() {
        return standardError;
    }

    LuaFile input() {
        return input;
    }

    void setInput(LuaFile file) {
        input = file;
    }

    LuaFile output() {
        return output;
    }

    void setOutput(LuaFile file) {
        output = file;
    }

    /**
     * Whether {@code mode} is {@code r}, {@code w} or {@code a}, then perhaps {@code +}, then
     * {@code b}s.
     */
    static boolean isMode(String mode) {
        if (mode.isEmpty() || "rwa".indexOf(mode.charAt(0)) < 0) {
            return false;
        }
        int from = mode.startsWith("+", 1) ? 2 : 1;
        return mode.substring(from).chars().allMatch(c -> c == 'b');
    }

    LuaFile open(String name, String mode) throws IOException {
        return register(channelFile(context.env().getPublicTruffleFile(name), mode));
    }

    /** A file without a name that is gone once it is closed. */
    LuaFile openTemporary() throws IOException {
        TruffleFile file = context.env().createTempFile(null, "lua_", null);
        LuaFile open = channelFile(file, "w+");
        // An open file outlives its name.
        file.delete();
        return register(open);
    }

    private LuaFile channelFile(TruffleFile file, String mode) throws IOException {
        boolean update = mode.startsWith("+", 1);
        char kind = mode.charAt(0);
        SeekableByteChannel channel = file.newByteChannel(options(kind, update));
        ChannelDevice device =
                new ChannelDevice(
                        channel,
                        update || kind == 'r',
                        update || kind != 'r',
                        kind == 'a' && update);
        return new LuaFile(
                metatable,
                new FileStream(device, FileStream.Buffering.FULL),
                stream -> {
                    stream.close();
                    return true;
                });
    }

    // Appending and reading at once is nothing that channels offer; the device does it.
    private static Set<OpenOption> options(char kind, boolean update) {
        return switch (kind) {
            case 'r' ->
                    update
                            ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE)
                            : Set.of(StandardOpenOption.READ);
            case 'w' ->
                    update
                            ? Set.of(
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.TRUNCATE_EXISTING)
                            : Set.of(
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.TRUNCATE_EXISTING);
            default ->
                    update
                            ? Set.of(
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.CREATE)
                            : Set.of(StandardOpenOption.APPEND, StandardOpenOption.CREATE);
        };
    }

    LuaFile openProcess(String command, boolean reads, Node node) throws IOException {
        Process process =
                reads ? Shell.startReading(context, command) : Shell.startWriting(context, command);
        Device device =
                reads
                        ? new InputDevice(process.getInputStream())
                        : new OutputDevice(process.getOutputStream());
        return register(
                new LuaFile(
                        metatable,
                        new FileStream(device, FileStream.Buffering.FULL),
                        stream -> {
                            stream.close();
                            return Shell.result(process, node);
                        }));
    }

    private LuaFile register(LuaFile file) {
        OpenFiles.of(context).add(file);
        return file;
    }

    /** Closes a file of a script; the results of {@code file:close()}. */
    Object close(LuaFile file) throws IOException {
        OpenFiles.of(context).remove(file.stream());
        return file.close();
    }

    /** The iterator of {@code lines}, whose upvalue is what it reads. */
    LuaFunction lines(LineIterator.Lines lines) {
        return new LuaFunction(lineIterator.callTarget(), new Cell[] {new Cell(lines)});
    }

    /** An argument that must be a file, open or closed. */
    static LuaFile check(Node node, int index, Object value) {
        if (value instanceof LuaFile file) {
            return file;
        }
        throw LibraryErrors.wrongType(node, index, TYPE, value);
    }

    /** An argument that must be an open file. */
    static LuaFile checkOpen(Node node, Object value) {
        LuaFile file = check(node, 1, value);
        if (file.isClosed()) {
            throw LibraryErrors.error(node, "attempt to use a closed file");
        }
        return file;
    }

    /**
     * {@code nil}, the reason, its number: what functions give that fail without raising an error.
     */
    static Object failure(String name, Exception problem) {
        String reason = FileErrors.reason(problem);
        return Values.of(
                Nil.NIL,
                LuaString.of(name == null ? reason : name + ": " + reason),
                FileErrors.number(problem));
    }
}
