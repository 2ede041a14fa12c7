package io.assay.lua.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.assay.lua.runtime.LuaString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static final String[] OPTIONS = {
        "b", "B", "h", "H", "i", "I", "l", "L", "j", "J", "T", "i1", "i2", "i3", "i5", "i7", "i8",
        "i9", "i16", "I1", "I2", "I3", "I4", "I7", "I8", "I11", "I16", "f", "d", "n", "s", "s1",
        "s2", "s4", "s16", "z", "c0", "c1", "c3", "c7", "x", "X4", "Xi4", "Xd", "Xh", "Xi3", "Xs2",
        " ", "<", ">", "=", "!", "!1", "!2", "!4", "!8", "!16"
    };
    private static final String[] MALFORMED = {
        "y", "c", "i17", "I0", "!17", "!0", "s17", "X", "Xz", "X<", "Xc1", "i99999999999", "\0", "Z"
    };

    private static String format(Random random) {
        StringBuilder result = new StringBuilder();
        int count = random.nextInt(6);
        for (int i = 0; i <= count; i++) {
            result.append(OPTIONS[random.nextInt(OPTIONS.length)]);
        }
        if (random.nextInt(15) == 0) {
            result.append(MALFORMED[random.nextInt(MALFORMED.length)]);
        }
        return result.toString();
    }

    /**
     * Values by argument number; made up, and written down for the reference, as they are asked
     * for.
     */
    private static final class Values implements Packing.Arguments {
        private final Random random;
        private final List<String> literals = new ArrayList<>();

        Values(Random random) {
            this.random = random;
        }

        @Override
        public long integer(int argument) {
            long value = ReferenceLua.randomLong(random) >> (random.nextBoolean() ? 56 : 0);
            literals.add(ReferenceLua.literal(value));
            return value;
        }

        @Override
        public double number(int argument) {
            double value = ReferenceLua.randomDouble(random);
            literals.add(ReferenceLua.literal(value));
            return value;
        }

        @Override
        public byte[] string(int argument) {
            byte[] value = new byte[random.nextInt(random.nextInt(20) == 0 ? 300 : 8)];
            Arrays.fill(value, (byte) (random.nextInt(20) == 0 ? 0 : 'a'));
            literals.add(ReferenceLua.literal(value));
            return value;
        }
    }

    @Test
    void packsAsTheReferenceDoes() {
        Random random = ReferenceLua.random("PackingTest.pack");
        ReferenceLua reference = new ReferenceLua();
        for (int i = 0; i < 20_000; i++) {
            byte[] format = ReferenceLua.bytes(format(random));
            Values values = new Values(random);
            Object[] result;
            TextException error = null;
            try {
                result = new Object[] {LuaString.of(Packing.pack(format, values))};
            } catch (TextException e) {
                result = null;
                error = e;
            }
            Object[] packed = result;
            TextException thrown = error;
            String arguments = String.join(",", values.literals);
            reference.add(
                    "string.pack("
                            + ReferenceLua.literal(format)
                            + (arguments.isEmpty() ? "" : "," + arguments)
                            + ")",
                    () -> {
                        if (thrown != null) {
                            throw thrown;
                        }
                        return packed;
                    });
        }
        reference.compare();
    }

    @Test
    void unpacksAsTheReferenceDoes() {
        Random random = ReferenceLua.random("PackingTest.unpack");
        ReferenceLua reference = new ReferenceLua();
        for (int i = 0; i < 20_000; i++) {
            byte[] format = ReferenceLua.bytes(format(random));
            byte[] data = new byte[random.nextInt(60)];
            random.nextBytes(data);
            if (random.nextBoolean()) {
                for (int j = 0; j < data.length; j++) {
                    data[j] = (byte) (random.nextInt(8) == 0 ? random.nextInt(4) : 0);
                }
            }
            long init = random.nextInt(4) == 0 ? random.nextInt(80) - 40 : 1;
            reference.add(
                    "string.unpack("
                            + ReferenceLua.literal(format)
                            + ","
                            + ReferenceLua.literal(data)
                            + ","
                            + init
                            + ")",
                    () -> Packing.unpack(format, data, init));
        }
        reference.compare();
    }

    @Test
    void knowsSizesAsTheReferenceDoes() {
        Random random = ReferenceLua.random("PackingTest.size");
        ReferenceLua reference = new ReferenceLua();
        for (int i = 0; i < 5_000; i++) {
            String prefix =
                    random.nextInt(10) == 0 ? "c214748364".repeat(9 + random.nextInt(2)) : "";
            String suffix = random.nextInt(10) == 0 ? "c2147483647" : "";
            byte[] format = ReferenceLua.bytes(prefix + format(random) + suffix);
            reference.add(
                    "string.packsize(" + ReferenceLua.literal(format) + ")",
                    () -> new Object[] {Packing.size(format)});
        }
        reference.compare();
    }

    @Test
    void readsBackWhatItWrote() {
        Random random = ReferenceLua.random("PackingTest.roundTrip");
        byte[] format = ReferenceLua.bytes(">!8 j <i8 I16 d s2");
        for (int i = 0; i < 1_000; i++) {
            long integer = ReferenceLua.randomLong(random);
            double number = ReferenceLua.randomDouble(random);
            byte[] packed =
                    Packing.pack(
                            format,
                            new Packing.Arguments() {
                                @Override
                                public long integer(int argument) {
                                    return integer;
                                }

                                @Override
                                public double number(int argument) {
                                    return number;
                                }

                                @Override
                                public byte[] string(int argument) {
                                    return ReferenceLua.bytes("text");
                                }
                            });
            assertArrayEquals(
                    new Object[] {
                        integer, integer, integer, number, LuaString.of("text"), packed.length + 1L
                    },
                    Packing.unpack(format, packed, 1));
        }
    }
}
