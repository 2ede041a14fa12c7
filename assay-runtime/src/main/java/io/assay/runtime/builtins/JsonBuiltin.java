package io.assay.runtime.builtins;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinFunction;
import io.assay.runtime.builtin.DataNull;
import io.assay.runtime.builtin.TableForm;
import io.assay.runtime.builtin.ValueTypes;
import io.assay.runtime.data.DataException;
import io.assay.runtime.data.JsonFormat;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** JSON text and tables: {@code json.parse('{"a":[1,2]}').a[2] == 2}. */
@Builtin(
        value = "json",
        description = "Parse and encode JSON",
        keywords = {
            "json",
            "parse",
            "encode",
            "serialize",
            "deserialize",
            "object",
            "array",
            "data"
        })
final class JsonBuiltin {
    private final JsonFormat json;

    JsonBuiltin(JsonFormat json) {
        this.json = json;
    }

    /** Null becomes nil: such a key is absent, such an array element a hole. */
    @BuiltinFunction(
            value = "Parse JSON string to Lua table",
            signature = "json.parse(str)",
            returns = "value")
    @Nullable Object parse(byte[] str) {
        try {
            return json.parse(str);
        } catch (DataException invalid) {
            throw new BuiltinException("json.parse: " + invalid.getMessage(), invalid);
        }
    }

    /** Keys are sorted, integers stay integers; NaN, infinities and functions are errors. */
    @BuiltinFunction(
            value = "Encode Lua value to JSON string, keys sorted",
            signature = "json.encode(value)",
            returns = "string")
    byte[] encode(Value value) {
        try {
            return json.encode(value);
        } catch (DataException invalid) {
            throw new BuiltinException("json.encode: " + invalid.getMessage(), invalid);
        }
    }

    /** Changes the table itself, by its metatable. */
    @BuiltinFunction(
            value = "Make a table encode as array, even when empty",
            signature = "json.array(tbl?)",
            returns = "tbl")
    TableForm array(Value table) {
        return new TableForm(requireTable("json.array", table), TableForm.Kind.ARRAY);
    }

    /** Changes the table itself, by its metatable. */
    @BuiltinFunction(
            value = "Make a table encode as object, even with keys 1..n",
            signature = "json.object(tbl?)",
            returns = "tbl")
    TableForm object(Value table) {
        return new TableForm(requireTable("json.object", table), TableForm.Kind.OBJECT);
    }

    @BuiltinFunction(
            name = "null",
            value = "Value that encodes as null inside tables",
            signature = "json.null",
            returns = "null",
            constant = true)
    DataNull nullValue() {
        return new DataNull();
    }

    private static Value requireTable(String function, Value table) {
        if (!table.isNull() && !ValueTypes.isTable(table)) {
            throw new BuiltinException(
                    function + ": argument 1 must be a table, got " + ValueTypes.nameOf(table));
        }
        return table;
    }
}
