package io.assay.runtime.modules;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinModule;
import io.assay.runtime.builtin.BuiltinSignature;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All modules that a script can use here, each once and as {@code require} would load it. A file
 * that is no UTF-8 text, or that may not be read, is left out; so are the library's internal
 * modules.
 */
public final class ModuleCatalog {
    private final ModulePath path;
    private final List<BuiltinModule> builtins;
    private final ModuleResolver resolver;
    private final EmbeddedModules embedded = new EmbeddedModules();

    /**
     * A catalog over these folders, the embedded library and the builtins.
     *
     * @param builtins what the runtime knows of its builtins
     */
    public ModuleCatalog(ModulePath path, List<BuiltinModule> builtins) {
        this.path = path;
        this.builtins = List.copyOf(builtins);
        this.resolver = new ModuleResolver(path);
    }

    /** The modules and the builtins, sorted by name. */
    public List<ModuleEntry> modules() {
        List<ModuleEntry> entries = new ArrayList<>(builtins());
        for (String name : names()) {
            entry(name).ifPresent(entries::add);
        }
        entries.sort(Comparator.comparing(ModuleEntry::name));
        return List.copyOf(entries);
    }

    /**
     * The builtins alone, sorted by name. Functions that are globals of their own, such as {@code
     * sleep}, are an entry each.
     */
    public List<ModuleEntry> builtins() {
        return builtins.stream()
                .flatMap(ModuleCatalog::entries)
                .sorted(Comparator.comparing(ModuleEntry::name))
                .toList();
    }

    private Set<String> names() {
        Stream<String> files =
                Stream.concat(
                        path.folders().stream()
                                .flatMap(folder -> LuaFiles.below(folder.path()).stream()),
                        embedded.files().stream());
        Set<String> names = new TreeSet<>();
        files.map(ModuleName::ofFile).flatMap(Optional::stream).forEach(names::add);
        return names;
    }

    private Optional<ModuleEntry> entry(String name) {
        return source(name)
                .flatMap(
                        source ->
                                text(source).map(text -> entry(source, ModuleHeader.parse(text))));
    }

    private Optional<ModuleSource> source(String name) {
        try {
            return resolver.resolve(name);
        } catch (UncheckedIOException unreadable) {
            // One file that this user may not read must not hide all others.
            return Optional.empty();
        }
    }

    private static Optional<String> text(ModuleSource source) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(source.bytes());
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static ModuleEntry entry(ModuleSource source, ModuleHeader header) {
        return new ModuleEntry(
                source.name(),
                source.origin(),
                header.description(),
                header.keywords(),
                header.env(),
                header.quickReferences(),
                header.functions());
    }

    private static Stream<ModuleEntry> entries(BuiltinModule module) {
        if (module.form() == Builtin.Form.GLOBALS) {
            return module.functions().stream()
                    .map(f -> entry(f.name(), f.description(), module.keywords(), List.of(f)));
        }
        return Stream.of(
                entry(module.name(), module.description(), module.keywords(), module.functions()));
    }

    private static ModuleEntry entry(
            String name,
            String description,
            List<String> keywords,
            List<BuiltinSignature> functions) {
        return new ModuleEntry(
                name,
                ModuleOrigin.BUILTIN,
                description,
                keywords,
                List.of(),
                functions.stream()
                        .map(f -> new QuickReference(f.signature(), f.returns(), f.description()))
                        .toList(),
                functions.stream().map(BuiltinSignature::name).toList());
    }
}
