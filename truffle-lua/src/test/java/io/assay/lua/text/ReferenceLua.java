package io.assay.lua.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Compares results with those of PUC-Rio Lua 5.4, Debian's {@code lua5.4}: cases are collected,
 * then one process evaluates them all.
 */
final class ReferenceLua {

    private static final long SEED = Long.getLong("assay.seed", 20_260_101L);

    /** What writes down results, one case a line. */
    private static final String PRELUDE =
            """
            local function show(v)
              if type(v) == "string" then
                return "s:" .. v:gsub(".", function(c) return ("%02x"):format(c:byte()) end)
              elseif math.type(v) == "integer" then return "i:" .. v
              elseif v ~= v then return "f:nan"
              elseif type(v) == "number" then return ("f:%016x"):format((string.unpack("<i8", string.pack("<d", v))))
              else return tostring(v) end
            end
            local function case(f)
              local r = table.pack(pcall(f))
              if not r[1] then
                local m = tostring(r[2]):gsub("^[^:]*:%d+: ", "")
                local n, text = m:match("^bad argument #(%d+) to '[^']*' %((.*)%)$")
                print("e:" .. (n or 0) .. ":" .. (text or m))
                return
              end
              for i = 2, r.n do r[i] = show(r[i]) end
              print(table.concat(r, " ", 2, r.n))
            end
            """;

    private final StringBuilder script = new StringBuilder(PRELUDE);
    private final List<String> expressions = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private final String zone;

    ReferenceLua() {
        this("UTC");
    }

    /** Compares within a time zone. */
    ReferenceLua(String zone) {
        this.zone = zone;
    }

    /** Random numbers that are the same in each run unless {@code -Dassay.seed} says otherwise. */
    static Random random(String test) {
        System.out.println(test + ": assay.seed=" + SEED);
        return new Random(SEED);
    }

    /** Adds a case: what the expression must give is what {@code ours} gives. */
    void add(String expression, Supplier<Object[]> ours) {
        script.append("case(function() return ").append(expression).append(" end)\n");
        expressions.add(expression);
        String result;
        try {
            StringBuilder line = new StringBuilder();
            for (Object value : ours.get()) {
                line.append(line.isEmpty() ? "" : " ").append(show(value));
            }
            result = line.toString();
        } catch (TextException e) {
            result = "e:" + e.argument() + ":" + e.getMessage();
        } catch (RuntimeException e) {
            throw new AssertionError("failed: " + expression, e);
        }
        results.add(result);
    }

    private static String show(Object value) {
        return switch (value) {
            case LuaString s -> "s:" + HexFormat.of().formatHex(s.bytes());
            case Long l -> "i:" + l;
            case Integer i -> "i:" + i;
            case Double d when d.isNaN() -> "f:nan";
            case Double d -> String.format("f:%016x", Double.doubleToRawLongBits(d));
            case Nil nil -> nil.toString();
            case null -> "nil";
            default -> value.toString();
        };
    }

    /** Runs the reference and fails for the first ten differences. */
    void compare() {
        List<String> expected = run();
        assertEquals(results.size(), expected.size(), "number of results");
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < expected.size() && differences.size() < 10; i++) {
            if (!expected.get(i).equals(results.get(i))) {
                differences.add(
                        expressions.get(i)
                                + "\n  lua5.4: "
                                + expected.get(i)
                                + "\n  ours:   "
                                + results.get(i));
            }
        }
        if (!differences.isEmpty()) {
            fail("differs from lua5.4:\n" + String.join("\n", differences));
        }
        System.out.println("compared " + results.size() + " cases with lua5.4");
    }

    private List<String> run() {
        try {
            Path file = Files.createTempFile("assay", ".lua");
            Path output = Files.createTempFile("assay", ".out");
            try {
                Files.writeString(file, script, StandardCharsets.ISO_8859_1);
                ProcessBuilder builder = new ProcessBuilder("lua5.4", file.toString());
                builder.environment().put("TZ", zone);
                Process process =
                        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
                int status = process.waitFor();
                List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
                if (status != 0) {
                    fail("lua5.4 failed: " + lines.get(lines.size() - 1));
                }
                return lines;
            } finally {
                Files.delete(file);
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "these tests compare with the program lua5.4, which must be installed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A literal for any bytes. */
    static String literal(byte[] bytes) {
        StringBuilder result = new StringBuilder("\"");
        for (byte b : bytes) {
            if (b >= ' ' && b < 127 && b != '"' && b != '\\') {
                result.append((char) b);
            } else {
                result.append(String.format("\\%03d", b & 0xff));
            }
        }
        return result.append('"').toString();
    }

    /** An expression for exactly this float. */
    static String literal(double value) {
        if (Double.isNaN(value)) {
            return Double.doubleToRawLongBits(value) < 0 ? "(0/0)" : "(-(0/0))";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "(1/0)" : "(-1/0)";
        }
        return "(" + Double.toHexString(value) + ")";
    }

    /** An expression for exactly this integer. */
    static String literal(long value) {
        return "0x" + Long.toHexString(value);
    }

    static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A float with random bits in a random range, integers and edges among them. */
    static double randomDouble(Random random) {
        double[] edges = {
            0.0,
            -0.0,
            1,
            -1,
            0.5,
            1.5,
            2.5,
            1e15,
            1e16,
            1e17,
            1e22,
            1e23,
            0x1p53,
            0x1p63,
            -0x1p63,
            1e-5,
            1e-4,
            Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            9.995,
            99999.5,
            999999.5,
            0.1 + 0.2
        };
        return switch (random.nextInt(8)) {
            case 0 -> edges[random.nextInt(edges.length)];
            case 1 -> finite(Double.longBitsToDouble(random.nextLong()));
            case 2 -> random.nextInt(100_000) / 100.0;
            case 3 -> random.nextLong() >> random.nextInt(64);
            case 4 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 5 -> (random.nextInt(2001) - 1000) / 8.0;
            case 6 ->
                    finite(
                            Double.longBitsToDouble(
                                    random.nextLong() >>> (12 + random.nextInt(50))));
            default -> random.nextInt(1000) * Math.pow(10, random.nextInt(30) - 15);
        };
    }

    private static double finite(double value) {
        return Double.isNaN(value) ? 0.25 : value;
    }

    static long randomLong(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Long.MIN_VALUE + random.nextInt(2);
            case 1 -> Long.MAX_VALUE - random.nextInt(2);
            case 2 -> random.nextInt(21) - 10;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }
}
