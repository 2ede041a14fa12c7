package io.assay.runtime.builtins;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinFunction;
import io.assay.runtime.data.DataException;
import io.assay.runtime.data.YamlFormat;
import java.util.List;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** YAML text and tables: {@code yaml.parse("replicas: 3").replicas == 3}. */
@Builtin(
        value = "yaml",
        description = "Parse and encode YAML",
        keywords = {"yaml", "yml", "parse", "encode", "serialize", "config", "manifest"})
final class YamlBuiltin {
    private final YamlFormat yaml;

    YamlBuiltin(YamlFormat yaml) {
        this.yaml = yaml;
    }

    /** One document of YAML 1.2; an empty text is nil. */
    @BuiltinFunction(
            value = "Parse YAML string to Lua table",
            signature = "yaml.parse(str)",
            returns = "value")
    @Nullable Object parse(byte[] str) {
        try {
            return yaml.parse(str);
        } catch (DataException invalid) {
            throw new BuiltinException("yaml.parse: " + invalid.getMessage(), invalid);
        }
    }

    /** Documents separated by {@code ---}; an empty one leaves a hole. */
    @BuiltinFunction(
            value = "Parse all documents of a YAML stream",
            signature = "yaml.parse_all(str)",
            returns = "[value]")
    List<@Nullable Object> parseAll(byte[] str) {
        try {
            return yaml.parseAll(str);
        } catch (DataException invalid) {
            throw new BuiltinException("yaml.parse_all: " + invalid.getMessage(), invalid);
        }
    }

    /** Block style, keys sorted, one newline at the end. */
    @BuiltinFunction(
            value = "Encode Lua table to YAML string, keys sorted",
            signature = "yaml.encode(value)",
            returns = "string")
    String encode(Value value) {
        try {
            return yaml.encode(value);
        } catch (DataException invalid) {
            throw new BuiltinException("yaml.encode: " + invalid.getMessage(), invalid);
        }
    }
}
