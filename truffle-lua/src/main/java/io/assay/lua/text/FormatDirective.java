package io.assay.lua.text;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import io.assay.lua.runtime.LuaString;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One piece of a {@link StringFormat}: literal text, or a conversion that renders one argument as
 * C's {@code printf} would. The caller converts the argument to what the {@link #kind} wants.
 */
public final class FormatDirective {

    /** What a directive takes and how it shows it. */
    public enum Kind {
        /** Text without an argument: {@link #appendLiteral}. */
        LITERAL,
        /** {@code %c}: {@link #appendChar}. */
        CHAR,
        /** {@code %d %i}: {@link #appendInteger}. */
        INTEGER,
        /** {@code %u %o %x %X}: {@link #appendInteger}, the integer read as unsigned. */
        UNSIGNED,
        /** {@code %e %E %f %g %G}: {@link #appendFloat}. */
        FLOAT,
        /** {@code %a %A}: {@link #appendFloat}. */
        HEXFLOAT,
        /** {@code %p}: {@link #appendPointer}. */
        POINTER,
        /** {@code %q}: the static methods of {@link QuotedText}. */
        QUOTED,
        /** {@code %s}: {@link #appendString}. */
        STRING,
        /** Takes an argument, but {@link #error} is all it has to say. */
        INVALID
    }

    private static final byte[] NO_BYTES = {};

    private final Kind kind;
    private final char conversion;
    private final boolean left;
    private final boolean zero;
    private final boolean alternate;
    private final char positiveSign;
    private final int width;
    private final int precision;
    private final boolean bare;

    @CompilationFinal(dimensions = 1)
    private final byte[] literal;

    private final String message;

    FormatDirective(Kind kind, char conversion, String flags, int width, int precision) {
        this(kind, conversion, flags, width, precision, NO_BYTES, "");
    }

    private FormatDirective(
            Kind kind,
            char conversion,
            String flags,
            int width,
            int precision,
            byte[] literal,
            String message) {
        this.kind = kind;
        this.conversion = conversion;
        this.left = flags.indexOf('-') >= 0;
        this.zero = !left && flags.indexOf('0') >= 0;
        this.alternate = flags.indexOf('#') >= 0;
        this.positiveSign = flags.indexOf('+') >= 0 ? '+' : flags.indexOf(' ') >= 0 ? ' ' : 0;
        this.width = width;
        this.precision = precision;
        this.bare = flags.isEmpty() && width == 0 && precision < 0;
        this.literal = literal;
        this.message = message;
    }

    static FormatDirective literal(byte[] text) {
        return new FormatDirective(Kind.LITERAL, 0, text);
    }

    static FormatDirective invalid(String message) {
        return new FormatDirective(Kind.INVALID, '\0', "", 0, -1, NO_BYTES, message);
    }

    /** A conversion with a fault that is raised only once its argument has proved to be good. */
    static FormatDirective faulty(Kind kind, String message) {
        return new FormatDirective(kind, '\0', "", 0, 0, NO_BYTES, message);
    }

    private FormatDirective(Kind kind, int conversion, byte[] literal) {
        this(kind, (char) conversion, "", 0, -1, literal, "");
    }

    public Kind kind() {
        return kind;
    }

    /** The exception for a conversion of kind {@link Kind#INVALID}. */
    public TextException error() {
        return new TextException(message);
    }

    /** Whether there are neither flags nor width nor precision. */
    public boolean isBare() {
        return bare;
    }

    public void appendLiteral(ByteBuilder out) {
        out.append(literal);
    }

    /** {@code %c}: the byte that the low eight bits of {@code code} are. */
    public void appendChar(ByteBuilder out, long code) {
        int start = out.length();
        out.appendByte((int) code);
        pad(out, start);
    }

    /**
     * {@code %s}.
     *
     * @throws TextException {@code string contains zeros}, for {@code argument}, if there are
     *     modifiers, which C applies up to the first zero
     */
    public void appendString(ByteBuilder out, LuaString string, int argument) {
        if (bare) {
            out.append(string);
            return;
        }
        byte[] bytes = string.bytes();
        for (byte b : bytes) {
            if (b == 0) {
                throw new TextException(argument, "string contains zeros");
            }
        }
        check();
        int start = out.length();
        out.append(bytes, 0, precision < 0 ? bytes.length : Math.min(bytes.length, precision));
        pad(out, start);
    }

    /**
     * {@code %p}: an address, or {@code (null)} for 0, which stands for a value without identity.
     */
    public void appendPointer(ByteBuilder out, long address) {
        int start = out.length();
        if (address == 0) {
            out.append("(null)");
        } else {
            out.append("0x").append(Long.toHexString(address));
        }
        pad(out, start);
    }

    /** {@code %d %i %u %o %x %X}. */
    public void appendInteger(ByteBuilder out, long value) {
        if (conversion == 'd' && bare) {
            out.appendDecimal(value);
            return;
        }
        check();
        int start = out.length();
        switch (conversion) {
            case 'd' -> appendSigned(out, value);
            case 'u' -> appendDigits(out, Long.toUnsignedString(value), value);
            case 'o' -> {
                String digits = Long.toOctalString(value);
                // The alternate form lengthens the number so that it begins with a zero.
                if (alternate && (value != 0 || precision == 0) && precision <= digits.length()) {
                    out.appendByte('0');
                }
                if (!(alternate && value == 0 && precision == 0)) {
                    appendDigits(out, digits, value);
                }
            }
            case 'X' -> {
                if (alternate && value != 0) {
                    out.append("0X");
                }
                appendDigits(out, Long.toHexString(value).toUpperCase(Locale.ROOT), value);
            }
            default -> {
                if (alternate && value != 0) {
                    out.append("0x");
                }
                appendDigits(out, Long.toHexString(value), value);
            }
        }
        int prefix = conversion == 'd' && (value < 0 || positiveSign != 0) ? 1 : 0;
        if (alternate && value != 0 && (conversion == 'x' || conversion == 'X')) {
            prefix = 2;
        }
        // A precision says how many digits there are, so zeros do not fill the width then.
        pad(out, start, zero && precision < 0 ? prefix : -1);
    }

    private void appendSigned(ByteBuilder out, long value) {
        if (value < 0) {
            out.appendByte('-');
        } else if (positiveSign != 0) {
            out.appendByte(positiveSign);
        }
        if (precision < 0 && value != Long.MIN_VALUE) {
            out.appendDecimal(Math.abs(value));
            return;
        }
        // Negated, the smallest integer is itself: right if read as unsigned.
        appendDigits(out, Long.toUnsignedString(value < 0 ? -value : value), value);
    }

    private void appendDigits(ByteBuilder out, String digits, long value) {
        if (value == 0 && precision == 0) {
            return;
        }
        out.repeat('0', precision - digits.length()).append(digits);
    }

    /** {@code %e %E %f %g %G %a %A}. */
    public void appendFloat(ByteBuilder out, double value) {
        check();
        int start = out.length();
        boolean negative = Double.doubleToRawLongBits(value) < 0;
        if (negative) {
            out.appendByte('-');
        } else if (positiveSign != 0) {
            out.appendByte(positiveSign);
        }
        boolean upper = conversion < 'a';
        if (!Double.isFinite(value)) {
            String name = value != value ? "nan" : "inf";
            out.append(upper ? name.toUpperCase(Locale.ROOT) : name);
            pad(out, start);
            return;
        }
        int prefix = out.length() - start;
        double magnitude = Math.abs(value);
        int digits = precision < 0 ? 6 : precision;
        switch (conversion) {
            case 'f' -> FloatText.appendFixed(out, magnitude, digits, alternate);
            case 'e', 'E' -> FloatText.appendExponential(out, magnitude, digits, alternate, upper);
            case 'g', 'G' -> FloatText.appendGeneral(out, magnitude, digits, alternate, upper);
            default -> {
                FloatText.appendHex(out, magnitude, precision, alternate, upper);
                prefix += 2;
            }
        }
        pad(out, start, zero ? prefix : -1);
    }

    private void check() {
        if (!message.isEmpty()) {
            throw error();
        }
    }

    private void pad(ByteBuilder out, int start) {
        pad(out, start, -1);
    }

    /**
     * Fills up to the width: with zeros after {@code zerosAfter} bytes, or with spaces if negative.
     */
    private void pad(ByteBuilder out, int start, int zerosAfter) {
        int missing = width - (out.length() - start);
        if (missing <= 0) {
            return;
        }
        if (left) {
            out.repeat(' ', missing);
        } else if (zerosAfter >= 0) {
            out.insert(start + zerosAfter, '0', missing);
        } else {
            out.insert(start, ' ', missing);
        }
    }

    @Override
    public String toString() {
        return kind == Kind.LITERAL
                ? new String(literal, StandardCharsets.ISO_8859_1)
                : "%" + conversion + " (" + kind + ")";
    }
}
