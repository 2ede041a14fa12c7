package io.assay.lua.text;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.dsl.Idempotent;
import java.util.ArrayList;
import java.util.List;

/**
 * The format of {@code string.format} (manual §6.5), taken apart once into {@link
 * FormatDirective}s; immutable and shared freely.
 *
 * <p>Never fails to compile: as PUC-Rio Lua raises what is wrong with a conversion when it comes to
 * it, after the arguments before it, such a conversion is a directive of kind {@link
 * FormatDirective.Kind#INVALID} and the last one.
 */
public final class StringFormat {

    /** Longer than any valid specification, the percent sign included. */
    private static final int TOO_LONG = 23;

    private static final String ALL_FLAGS = "-+ #0";
    private static final String SIGNED_FLAGS = "-+ 0";
    private static final String UNSIGNED_FLAGS = "-0";
    private static final String HEX_AND_OCTAL_FLAGS = "-#0";
    private static final String TEXT_FLAGS = "-";

    @CompilationFinal(dimensions = 1)
    private final FormatDirective[] directives;

    private StringFormat(List<FormatDirective> directives) {
        this.directives = directives.toArray(FormatDirective[]::new);
    }

    /** The number of directives, literal text included. */
    @Idempotent
    public int size() {
        return directives.length;
    }

    public FormatDirective directive(int index) {
        return directives[index];
    }

    public static StringFormat compile(byte[] format) {
        List<FormatDirective> directives = new ArrayList<>();
        ByteBuilder literal = new ByteBuilder();
        int i = 0;
        while (i < format.length) {
            if (format[i] != '%') {
                int from = i;
                while (i < format.length && format[i] != '%') {
                    i++;
                }
                literal.append(format, from, i);
            } else if (i + 1 < format.length && format[i + 1] == '%') {
                literal.appendByte('%');
                i += 2;
            } else {
                flush(directives, literal);
                int end = specificationEnd(format, i + 1);
                FormatDirective directive = directive(format, i, end);
                directives.add(directive);
                if (directive.kind() == FormatDirective.Kind.INVALID) {
                    break;
                }
                i = end;
            }
        }
        flush(directives, literal);
        return new StringFormat(directives);
    }

    private static void flush(List<FormatDirective> directives, ByteBuilder literal) {
        if (literal.length() > 0) {
            directives.add(FormatDirective.literal(literal.toByteArray()));
            literal.truncate(0);
        }
    }

    /** The position after the conversion letter that follows flags, width and precision. */
    private static int specificationEnd(byte[] format, int from) {
        int i = from;
        while (i < format.length && "-+ #0123456789.".indexOf(format[i]) >= 0) {
            i++;
        }
        return Math.min(i + 1, format.length);
    }

    /** What a conversion is and which modifiers it takes besides a width. */
    private record Rule(FormatDirective.Kind kind, String flags, boolean precision) {}

    private static Rule rule(char conversion) {
        return switch (conversion) {
            case 'c' -> new Rule(FormatDirective.Kind.CHAR, TEXT_FLAGS, false);
            case 'd', 'i' -> new Rule(FormatDirective.Kind.INTEGER, SIGNED_FLAGS, true);
            case 'u' -> new Rule(FormatDirective.Kind.UNSIGNED, UNSIGNED_FLAGS, true);
            case 'o', 'x', 'X' ->
                    new Rule(FormatDirective.Kind.UNSIGNED, HEX_AND_OCTAL_FLAGS, true);
            case 'a', 'A' -> new Rule(FormatDirective.Kind.HEXFLOAT, ALL_FLAGS, true);
            case 'e', 'E', 'f', 'g', 'G' -> new Rule(FormatDirective.Kind.FLOAT, ALL_FLAGS, true);
            case 'p' -> new Rule(FormatDirective.Kind.POINTER, TEXT_FLAGS, false);
            case 's' -> new Rule(FormatDirective.Kind.STRING, TEXT_FLAGS, true);
            default -> null;
        };
    }

    private static FormatDirective directive(byte[] format, int from, int end) {
        if (end - from >= TOO_LONG) {
            return FormatDirective.invalid("invalid format string to 'format'");
        }
        char conversion = (char) (format[end - 1] & 0xff);
        if (conversion == 'q') {
            return end - from == 2
                    ? new FormatDirective(FormatDirective.Kind.QUOTED, 'q', "", 0, -1)
                    : FormatDirective.invalid("specifier '%q' cannot have modifiers");
        }
        Rule rule = rule(conversion);
        if (rule == null) {
            return FormatDirective.invalid(
                    "invalid conversion '" + text(format, from, end) + "' to 'format'");
        }
        return parse(format, from, end, rule, conversion == 'i' ? 'd' : conversion);
    }

    private static FormatDirective parse(
            byte[] format, int from, int end, Rule rule, char conversion) {
        int i = from + 1;
        while (rule.flags.indexOf(format[i]) >= 0) {
            i++;
        }
        String flags = text(format, from + 1, i);
        int width = 0;
        int precision = -1;
        // A zero here is a flag that the conversion does not have, not the width.
        if (format[i] != '0') {
            int widthEnd = skipTwoDigits(format, i);
            width = number(format, i, widthEnd);
            i = widthEnd;
            if (format[i] == '.' && rule.precision) {
                int precisionEnd = skipTwoDigits(format, i + 1);
                precision = number(format, i + 1, precisionEnd);
                i = precisionEnd;
            }
        }
        if (i != end - 1) {
            String message = "invalid conversion specification: '" + text(format, from, end) + "'";
            return switch (rule.kind) {
                case CHAR, POINTER, HEXFLOAT -> FormatDirective.invalid(message);
                default -> FormatDirective.faulty(rule.kind, message);
            };
        }
        return new FormatDirective(rule.kind, conversion, flags, width, precision);
    }

    private static int skipTwoDigits(byte[] format, int from) {
        int i = from;
        while (i < from + 2 && format[i] >= '0' && format[i] <= '9') {
            i++;
        }
        return i;
    }

    private static int number(byte[] format, int from, int to) {
        int result = 0;
        for (int i = from; i < to; i++) {
            result = result * 10 + (format[i] - '0');
        }
        return result;
    }

    /** Part of a format for a message; a zero byte ends it, as it ends a C string. */
    private static String text(byte[] format, int from, int to) {
        int end = from;
        while (end < to && format[end] != 0) {
            end++;
        }
        return SourceText.decode(format, from, end);
    }
}
