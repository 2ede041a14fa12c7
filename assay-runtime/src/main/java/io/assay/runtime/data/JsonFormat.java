package io.assay.runtime.data;

import java.io.ByteArrayOutputStream;
import org.graalvm.nativeimage.ImageInfo;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;

/** JSON (RFC 8259), as a stream of tokens in both directions. */
public final class JsonFormat {
    /** How deep arrays and objects of a text may nest. */
    public static final int MAX_DEPTH = 128;

    private final JsonFactory factory =
            JsonFactory.builder()
                    // Jackson's own number parser reads through memory segments, which not every
                    // native
                    // image has; there the JDK's does the work.
                    .configure(StreamReadFeature.USE_FAST_DOUBLE_PARSER, !ImageInfo.inImageCode())
                    .configure(
                            StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER, !ImageInfo.inImageCode())
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .streamWriteConstraints(
                            StreamWriteConstraints.builder()
                                    .maxNestingDepth(Integer.MAX_VALUE)
                                    .build())
                    .build();

    /**
     * A value as compact JSON in UTF-8, keys sorted by their bytes.
     *
     * @throws DataException when the value, or one inside it, cannot be JSON
     */
    public byte[] encode(Value value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new ValueWalk(new JsonSink(generator), "JSON").walk(value);
        }
        return bytes.toByteArray();
    }

    /**
     * Text as data: {@code Map}, {@code List}, {@code String}, {@code Long}, {@code Double}, {@code
     * Boolean} or null. Of equal keys the last counts; keys whose value is null are left out.
     *
     * @throws DataException that tells what is wrong at which line and column
     */
    public @Nullable Object parse(byte[] text) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser).read();
        } catch (JacksonException malformed) {
            throw JsonErrors.describe(malformed);
        }
    }
}
