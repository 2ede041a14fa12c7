package io.assay.lua.library.os;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.library.io.FileErrors;
import io.assay.lua.library.io.OpenFiles;
import io.assay.lua.library.io.Shell;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.io.IOException;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/** The environment, processes and names of files. */
final class SystemFunctions {

    private SystemFunctions() {}

    private static Object failure(String name, Exception problem) {
        String reason = FileErrors.reason(problem);
        return Values.of(
                Nil.NIL,
                LuaString.of(name == null ? reason : name + ": " + reason),
                FileErrors.number(problem));
    }

    /** {@code os.execute([command])}: with no command, whether there is a shell. */
    @LuaBuiltin("execute")
    abstract static class ExecuteNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object run(Object command) {
            LuaContext context = LuaContext.get(this);
            if (command == Nil.NIL) {
                return Shell.isAvailable(context);
            }
            String text = LibraryErrors.toLuaString(this, 1, command).toString();
            try {
                return Shell.execute(context, text, this);
            } catch (IOException | SecurityException e) {
                return failure(null, e);
            }
        }
    }

    /**
     * {@code os.exit([code [, close]])}: files are closed and output goes out in any case,
     * finalisers run if the state is to be closed.
     */
    @LuaBuiltin("exit")
    abstract static class ExitNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object exit(Object code, Object close) {
            int status =
                    switch (code) {
                        case Boolean success -> success ? 0 : 1;
                        case Nil none -> 0;
                        default -> (int) LibraryErrors.toInteger(this, 1, code);
                    };
            LuaContext context = LuaContext.get(this);
            if (LuaTypes.isTrue(close)) {
                context.collector().close();
            }
            OpenFiles.finish(context);
            context.env().getContext().closeExited(this, status);
            // Only a finaliser that runs because the context is closing comes here.
            throw new LuaException(LuaString.of("the state is being closed"), this);
        }
    }

    /** {@code os.getenv(varname)}. */
    @LuaBuiltin("getenv")
    abstract static class GetEnvironmentNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object get(Object name) {
            String variable = LibraryErrors.toLuaString(this, 1, name).toString();
            String value = LuaContext.get(this).env().getEnvironment().get(variable);
            return value == null ? Nil.NIL : LuaString.of(value);
        }
    }

    /** {@code os.remove(filename)}: a file, or an empty directory. */
    @LuaBuiltin("remove")
    abstract static class RemoveNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object remove(Object name) {
            String file = LibraryErrors.toLuaString(this, 1, name).toString();
            try {
                LuaContext.get(this).env().getPublicTruffleFile(file).delete();
                return true;
            } catch (IOException | SecurityException | IllegalArgumentException e) {
                return failure(file, e);
            }
        }
    }

    /** {@code os.rename(oldname, newname)}. */
    @LuaBuiltin("rename")
    abstract static class RenameNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object rename(Object oldName, Object newName) {
            String from = LibraryErrors.toLuaString(this, 1, oldName).toString();
            String to = LibraryErrors.toLuaString(this, 2, newName).toString();
            Env env = LuaContext.get(this).env();
            try {
                env.getPublicTruffleFile(from)
                        .move(env.getPublicTruffleFile(to), StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (IOException | SecurityException | IllegalArgumentException e) {
                return failure(null, e);
            }
        }
    }

    /** {@code os.setlocale(locale [, category])}: there is the C locale only. */
    @LuaBuiltin("setlocale")
    abstract static class SetLocaleNode extends LibraryFunctionNode {

        private static final LuaString C = LuaString.of("C");
        private static final Set<String> NAMES = Set.of("", "C", "POSIX");
        private static final Set<String> CATEGORIES =
                Set.of("all", "collate", "ctype", "monetary", "numeric", "time");

        @Specialization
        @TruffleBoundary
        Object set(Object locale, Object category) {
            String name =
                    locale == Nil.NIL ? "" : LibraryErrors.toLuaString(this, 1, locale).toString();
            String kind =
                    category == Nil.NIL
                            ? "all"
                            : LibraryErrors.toLuaString(this, 2, category).toString();
            if (!CATEGORIES.contains(kind)) {
                throw LibraryErrors.badArgument(this, 2, "invalid option '" + kind + "'");
            }
            return NAMES.contains(name) ? C : Nil.NIL;
        }
    }

    /** {@code os.tmpname()}: the file exists, so that nobody else takes the name. */
    @LuaBuiltin("tmpname")
    abstract static class TemporaryNameNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object name() {
            try {
                TruffleFile file = LuaContext.get(this).env().createTempFile(null, "lua_", "");
                return LuaString.of(file.getPath());
            } catch (IOException | SecurityException e) {
                throw LibraryErrors.error(this, "unable to generate a unique filename");
            }
        }
    }
}
