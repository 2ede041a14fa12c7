package io.assay.runtime.builtin;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * Lua: modules and objects are real tables, which scripts may extend and patch, since the language
 * copies maps and lists; strings are bytes.
 */
final class LuaGuest implements GuestLanguage {
    static final String ID = "lua";

    /** Makes a table callable. */
    private static final Source CALLABLE =
            internal(
                    """
                    return function(members, call)
                      return setmetatable(members, {__call = call})
                    end
                    """);

    /** Gives a table a metatable of its own that says what it is to be written as. */
    private static final Source FORM =
            internal(
                    """
                    return function(table, kind)
                      table = table or {}
                      local form = {}
                      local old = getmetatable(table)
                      if type(old) == "table" then
                        for key, value in next, old do form[key] = value end
                      end
                      form.__jsontype = kind
                      return setmetatable(table, form)
                    end
                    """);

    @Override
    public @Nullable Object toGuest(@Nullable Object result) {
        return switch (result) {
            case BuiltinObject object -> table(object);
            case TableForm form ->
                    Context.getCurrent()
                            .eval(FORM)
                            .execute(form.table(), form.kind().name().toLowerCase(Locale.ROOT));
            case null, default -> result;
        };
    }

    @Override
    public Object function(BuiltinCall<?> call, String lua, Context context) {
        return lua.isEmpty() ? call : context.eval(internal(lua));
    }

    @Override
    public void install(
            Context context,
            String name,
            Builtin.Form form,
            Map<String, @Nullable Object> members) {
        Value globals = context.getBindings(ID);
        switch (form) {
            case GLOBALS -> members.forEach(globals::putMember);
            case EXTENSION -> {
                Value existing = globals.getMember(name);
                if (existing == null || existing.isNull()) {
                    globals.putMember(name, members);
                } else {
                    members.forEach(existing::putMember);
                }
            }
            case MODULE -> globals.putMember(name, module(context, members));
        }
    }

    /** A table of functions; if one of them stands for the call, the table can be called. */
    private static Object module(Context context, Map<String, @Nullable Object> members) {
        Object call = members.get(BuiltinFunction.CALL);
        if (call == null) {
            return members;
        }
        Map<String, @Nullable Object> functions = new LinkedHashMap<>(members);
        functions.remove(BuiltinFunction.CALL);
        Object metamethod = call instanceof BuiltinCall<?> host ? receiving(host) : call;
        return context.eval(CALLABLE).execute(functions, metamethod);
    }

    private static Source internal(String code) {
        return Source.newBuilder(ID, code, "[assay]").internal(true).buildLiteral();
    }

    private Map<String, ProxyExecutable> table(BuiltinObject object) {
        Map<String, ProxyExecutable> table = new LinkedHashMap<>();
        object.methods()
                .forEach(
                        (name, method) ->
                                table.put(
                                        name,
                                        arguments ->
                                                toGuest(method.call(withoutReceiver(arguments)))));
        return table;
    }

    private static ProxyExecutable receiving(ProxyExecutable function) {
        return arguments -> function.execute(withoutReceiver(arguments));
    }

    /**
     * A call with a colon passes the object first; its methods take no other table in that place.
     */
    private static Value[] withoutReceiver(Value[] arguments) {
        boolean hasReceiver = arguments.length > 0 && ValueTypes.isTable(arguments[0]);
        return hasReceiver ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
    }
}
