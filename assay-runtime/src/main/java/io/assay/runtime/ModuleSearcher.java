package io.assay.runtime;

import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.modules.ModuleResolver;
import io.assay.runtime.modules.ModuleSource;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * The searcher through which Lua's {@code require} finds Assay's modules, after {@code
 * package.preload} and the files of {@code package.path}.
 */
final class ModuleSearcher implements ProxyExecutable {
    private static final String LUA = "lua";

    /** A function of a host has one result, a searcher two. */
    private static final Source ADD =
            Source.newBuilder(
                            LUA,
                            """
                            return function(find)
                              local searchers = package.searchers
                              searchers[#searchers + 1] = function(name)
                                local found = find(name)
                                if type(found) == "string" then return found end
                                return found[1], found[2]
                              end
                            end
                            """,
                            "[assay]")
                    .internal(true)
                    .buildLiteral();

    private final ModuleResolver resolver;

    private ModuleSearcher(ModuleResolver resolver) {
        this.resolver = resolver;
    }

    /** Appends the searcher to those of a context's Lua. */
    static void install(Context context, ModuleResolver resolver) {
        context.eval(ADD).execute(new ModuleSearcher(resolver));
    }

    /**
     * Takes a name; gives the module's chunk and where it came from, or a text that says where it
     * isn't.
     */
    @Override
    public Object execute(Value... arguments) {
        String name = arguments[0].asString();
        Optional<ModuleSource> found = find(name);
        if (found.isEmpty()) {
            // Lua puts a line break before what each searcher says.
            return resolver.explain(name).stripLeading();
        }
        ModuleSource module = found.get();
        Value chunk =
                Context.getCurrent()
                        .parse(ScriptSource.of(LUA, module.bytes(), module.chunkName()));
        return List.of(chunk, module.chunkName());
    }

    private Optional<ModuleSource> find(String name) {
        try {
            return resolver.resolve(name);
        } catch (UncheckedIOException unreadable) {
            throw new BuiltinException("require: " + unreadable.getMessage(), unreadable);
        }
    }
}
