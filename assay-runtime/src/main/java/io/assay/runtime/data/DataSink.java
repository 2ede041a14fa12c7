package io.assay.runtime.data;

/**
 * Takes a value apart from {@link ValueWalk}: one call for each thing, in the order of the text.
 */
interface DataSink {
    void startObject();

    void key(String key);

    void endObject();

    void startArray();

    void endArray();

    void nil();

    void bool(boolean value);

    void integer(long value);

    /** A finite number; its text keeps a fraction or an exponent. */
    void number(double value);

    void string(String value);
}
