package io.assay.lua.library.io;

import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaUserdata;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.io.IOException;

/** A file as scripts hold it. */
final class LuaFile extends LuaUserdata {

    /** How a file is closed, and what that gives the script: a list of results. */
    interface Closing {
        Object close(FileStream stream) throws IOException;
    }

    /** For the standard files. */
    static final Closing STAYS_OPEN =
            stream -> Values.of(Nil.NIL, LuaString.of("cannot close standard file"));

    private final FileStream stream;
    private final Closing closing;
    private boolean closed;

    LuaFile(LuaTable metatable, FileStream stream, Closing closing) {
        super(metatable);
        this.stream = stream;
        this.closing = closing;
    }

    FileStream stream() {
        return stream;
    }

    boolean isClosed() {
        return closed;
    }

    Object close() throws IOException {
        closed = closing != STAYS_OPEN;
        return closing.close(stream);
    }

    @Override
    public String toString() {
        return closed
                ? "file (closed)"
                : "file (0x%08x)".formatted(System.identityHashCode(stream));
    }
}
