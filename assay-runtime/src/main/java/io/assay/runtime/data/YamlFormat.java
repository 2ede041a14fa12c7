package io.assay.runtime.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML 1.2 with the core schema, as a stream of events in both directions. */
public final class YamlFormat {
    private final LoadSettings loading =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    private final DumpSettings dumping =
            DumpSettings.builder()
                    .setDefaultFlowStyle(FlowStyle.BLOCK)
                    .setWidth(Integer.MAX_VALUE)
                    .setMaxSimpleKeyLength(1024)
                    .build();

    /**
     * A value as YAML in block style, keys sorted by their bytes.
     *
     * @throws DataException when the value, or one inside it, cannot be YAML
     */
    public String encode(Value value) {
        TextOutput output = new TextOutput();
        YamlSink sink = new YamlSink(new Emitter(dumping, output));
        sink.startDocument();
        new ValueWalk(sink, "YAML").walk(value);
        sink.endDocument();
        return output.text();
    }

    /**
     * A document as data: {@code Map}, {@code List}, {@code String}, {@code Long}, {@code Double},
     * {@code Boolean} or null; an empty text is null. Keys become strings, and those whose value is
     * null are left out.
     *
     * @throws DataException that tells what is wrong, where
     */
    public @Nullable Object parse(byte[] text) {
        List<@Nullable Object> documents = parseAll(text);
        if (documents.size() > 1) {
            throw new DataException("the text holds more than one document");
        }
        return documents.isEmpty() ? null : documents.getFirst();
    }

    /**
     * All documents of a text.
     *
     * @throws DataException that tells what is wrong, where
     */
    public List<@Nullable Object> parseAll(byte[] text) {
        try {
            String decoded =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
            return new YamlReader(new Parse(loading).parseString(decoded).iterator()).readAll();
        } catch (CharacterCodingException notText) {
            throw new DataException("the text is not valid UTF-8", notText);
        } catch (MarkedYamlEngineException malformed) {
            throw describe(malformed);
        } catch (YamlEngineException malformed) {
            throw new DataException(String.valueOf(malformed.getMessage()), malformed);
        }
    }

    private static DataException describe(MarkedYamlEngineException error) {
        String place =
                error.getProblemMark()
                        .map(
                                mark ->
                                        " at line %d column %d"
                                                .formatted(
                                                        mark.getLine() + 1, mark.getColumn() + 1))
                        .orElse("");
        return new DataException(error.getProblem() + place, error);
    }
}
