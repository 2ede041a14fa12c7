package io.assay.runtime.data;

import io.assay.runtime.builtin.NumberText;
import tools.jackson.core.JsonGenerator;

/** Writes data as JSON. */
final class JsonSink implements DataSink {
    private final JsonGenerator generator;

    JsonSink(JsonGenerator generator) {
        this.generator = generator;
    }

    @Override
    public void startObject() {
        generator.writeStartObject();
    }

    @Override
    public void key(String key) {
        generator.writeName(key);
    }

    @Override
    public void endObject() {
        generator.writeEndObject();
    }

    @Override
    public void startArray() {
        generator.writeStartArray();
    }

    @Override
    public void endArray() {
        generator.writeEndArray();
    }

    @Override
    public void nil() {
        generator.writeNull();
    }

    @Override
    public void bool(boolean value) {
        generator.writeBoolean(value);
    }

    @Override
    public void integer(long value) {
        generator.writeNumber(value);
    }

    @Override
    public void number(double value) {
        generator.writeNumber(NumberText.of(value));
    }

    @Override
    public void string(String value) {
        generator.writeString(value);
    }
}
