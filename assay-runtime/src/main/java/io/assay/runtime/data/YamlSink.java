package io.assay.runtime.data;

import io.assay.runtime.builtin.NumberText;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes data as one YAML document. */
final class YamlSink implements DataSink {
    private final Emitter emitter;

    YamlSink(Emitter emitter) {
        this.emitter = emitter;
    }

    void startDocument() {
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    }

    void endDocument() {
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
    }

    @Override
    public void startObject() {
        emitter.emit(
                new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
    }

    @Override
    public void key(String key) {
        string(key);
    }

    @Override
    public void endObject() {
        emitter.emit(new MappingEndEvent());
    }

    @Override
    public void startArray() {
        emitter.emit(
                new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
    }

    @Override
    public void endArray() {
        emitter.emit(new SequenceEndEvent());
    }

    @Override
    public void nil() {
        scalar("null", true, ScalarStyle.PLAIN);
    }

    @Override
    public void bool(boolean value) {
        scalar(Boolean.toString(value), true, ScalarStyle.PLAIN);
    }

    @Override
    public void integer(long value) {
        scalar(Long.toString(value), true, ScalarStyle.PLAIN);
    }

    @Override
    public void number(double value) {
        scalar(NumberText.of(value), true, ScalarStyle.PLAIN);
    }

    @Override
    public void string(String value) {
        ScalarStyle style = value.indexOf('\n') >= 0 ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
        scalar(value, !YamlScalars.needsQuotes(value), style);
    }

    /** The emitter takes the style it is given where the text allows it, and quotes otherwise. */
    private void scalar(String text, boolean plainMeansThis, ScalarStyle style) {
        emitter.emit(
                new ScalarEvent(
                        Optional.empty(),
                        Optional.empty(),
                        new ImplicitTuple(plainMeansThis, true),
                        text,
                        style));
    }
}
