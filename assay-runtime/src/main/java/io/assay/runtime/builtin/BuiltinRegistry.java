package io.assay.runtime.builtin;

import jakarta.inject.Singleton;
import java.util.Set;
import org.graalvm.polyglot.Context;

/** Puts the builtins into polyglot contexts. */
@Singleton
public final class BuiltinRegistry {
    private final BuiltinCatalog catalog;

    BuiltinRegistry(BuiltinCatalog catalog) {
        this.catalog = catalog;
    }

    /** Makes all builtins globals of a language in a context. */
    public void install(Context context, String languageId) {
        install(context, languageId, Set.of());
    }

    /** Makes all builtins but the named ones globals of a language in a context. */
    public void install(Context context, String languageId, Set<String> without) {
        GuestLanguage language = GuestLanguage.of(languageId);
        for (BuiltinBean<?> bean : catalog.beans()) {
            if (!without.contains(bean.name())) {
                language.install(
                        context, bean.name(), bean.form(), bean.members(language, context));
            }
        }
    }
}
