package io.assay.runtime.builtin;

import java.util.Map;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/** How builtins and their results take shape in one kind of language. */
sealed interface GuestLanguage permits LuaGuest, ObjectGuest {

    /** A builtin's result as the language takes it best. */
    @Nullable Object toGuest(@Nullable Object result);

    /**
     * A function as the language takes it best.
     *
     * @param lua the same function written in Lua; empty if there is none
     */
    Object function(BuiltinCall<?> call, String lua, Context context);

    /** Makes a builtin's functions and constants visible in a context, in the given form. */
    void install(
            Context context, String name, Builtin.Form form, Map<String, @Nullable Object> members);

    /** The shape that suits a language. */
    static GuestLanguage of(String languageId) {
        return languageId.equals(LuaGuest.ID) ? new LuaGuest() : new ObjectGuest(languageId);
    }
}
