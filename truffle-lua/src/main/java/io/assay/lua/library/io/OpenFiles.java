package io.assay.lua.library.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLogger;
import io.assay.lua.LuaContext;
import io.assay.lua.LuaLanguage;
import java.io.IOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a context that are not closed yet: they are when the context ends, or soon after a
 * script has lost them.
 */
public final class OpenFiles {

    private static final TruffleLogger LOG =
            TruffleLogger.getLogger(LuaLanguage.ID, OpenFiles.class);

    private final Map<FileStream, Handle> open = new HashMap<>();
    private final ReferenceQueue<LuaFile> lost = new ReferenceQueue<>();

    private OpenFiles() {}

    static OpenFiles of(LuaContext context) {
        return context.libraryState(OpenFiles.class, owner -> new OpenFiles());
    }

    void add(LuaFile file) {
        closeLost();
        open.put(file.stream(), new Handle(file, lost));
    }

    void remove(FileStream stream) {
        open.remove(stream);
    }

    /** What a collector of garbage would do at once happens when the next file is opened. */
    private void closeLost() {
        for (Object found = lost.poll(); found != null; found = lost.poll()) {
            FileStream stream = ((Handle) found).stream;
            if (open.remove(stream) != null) {
                close(stream);
            }
        }
    }

    /** Hands on all pending output and closes the files that scripts opened. */
    @TruffleBoundary
    public static void finish(LuaContext context) {
        OpenFiles files = of(context);
        for (FileStream stream : List.copyOf(files.open.keySet())) {
            close(stream);
        }
        files.open.clear();
        try {
            StandardStreams.of(context).out().flush();
        } catch (IOException e) {
            LOG.warning("standard output is incomplete: " + e.getMessage());
        }
    }

    private static void close(FileStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.warning("a file that no script closed is incomplete: " + e.getMessage());
        }
    }

    private static final class Handle extends PhantomReference<LuaFile> {
        private final FileStream stream;

        Handle(LuaFile file, ReferenceQueue<LuaFile> lost) {
            super(file, lost);
            this.stream = file.stream();
        }
    }
}
