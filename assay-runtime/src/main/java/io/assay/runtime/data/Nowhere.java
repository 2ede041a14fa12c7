package io.assay.runtime.data;

/** For a walk of which only the error is of interest. */
final class Nowhere implements DataSink {
    @Override
    public void startObject() {}

    @Override
    public void key(String key) {}

    @Override
    public void endObject() {}

    @Override
    public void startArray() {}

    @Override
    public void endArray() {}

    @Override
    public void nil() {}

    @Override
    public void bool(boolean value) {}

    @Override
    public void integer(long value) {}

    @Override
    public void number(double value) {}

    @Override
    public void string(String value) {}
}
