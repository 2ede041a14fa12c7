package io.assay.runtime.data;

import org.snakeyaml.engine.v2.api.StreamDataWriter;

/** Collects what the YAML emitter writes. */
final class TextOutput implements StreamDataWriter {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(String part) {
        text.append(part);
    }

    @Override
    public void write(String part, int from, int length) {
        text.append(part, from, from + length);
    }

    String text() {
        return text.toString();
    }
}
