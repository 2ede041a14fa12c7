package io.assay.runtime.builtin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * JavaScript, Python and any other language: modules and results are objects with members, and
 * lists are arrays. They are proxies, so that they work whatever access to Java the context allows.
 */
final class ObjectGuest implements GuestLanguage {
    private final String languageId;

    ObjectGuest(String languageId) {
        this.languageId = languageId;
    }

    @Override
    public @Nullable Object toGuest(@Nullable Object result) {
        return switch (result) {
            case null -> null;
            case byte[] bytes -> ByteStrings.of(bytes);
            case BuiltinObject object -> object(object);
            case TableForm form -> form.table();
            case DataNull nil -> null;
            case Map<?, ?> map -> new GuestObject(map, this);
            case List<?> list -> new GuestArray(list, this);
            default -> result;
        };
    }

    @Override
    public Object function(BuiltinCall<?> call, String lua, Context context) {
        return call;
    }

    @Override
    public void install(
            Context context,
            String name,
            Builtin.Form form,
            Map<String, @Nullable Object> members) {
        Value globals = context.getBindings(languageId);
        if (form == Builtin.Form.GLOBALS) {
            members.forEach(globals::putMember);
            return;
        }
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(members);
        Object call = properties.remove(BuiltinFunction.CALL);
        globals.putMember(
                name,
                call == null
                        ? new GuestObject(properties, this)
                        : new CallableGuestObject(properties, this, (ProxyExecutable) call));
    }

    private GuestObject object(BuiltinObject object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.methods()
                .forEach(
                        (name, method) ->
                                members.put(
                                        name,
                                        (ProxyExecutable)
                                                arguments -> toGuest(method.call(arguments))));
        return new GuestObject(members, this);
    }
}
