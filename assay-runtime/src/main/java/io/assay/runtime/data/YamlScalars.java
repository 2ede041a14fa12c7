package io.assay.runtime.data;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a plain scalar stands for in YAML 1.2's core schema (YAML 1.2.2, section 10.3.2). */
final class YamlScalars {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern INFINITY = Pattern.compile("([-+]?)\\.(inf|Inf|INF)");

    private YamlScalars() {}

    /** The data a plain scalar stands for; null for YAML's null. */
    static @Nullable Object resolve(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> Boolean.TRUE;
            case "false", "False", "FALSE" -> Boolean.FALSE;
            case ".nan", ".NaN", ".NAN" -> Double.NaN;
            default -> mayBeNumber(text.charAt(0)) ? number(text) : text;
        };
    }

    /**
     * Whether a string must be quoted: it would read as something else here, or in YAML 1.1, which
     * many programs still speak.
     */
    static boolean needsQuotes(String text) {
        return switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> true;
            case "n", "N", "no", "No", "NO", "off", "Off", "OFF", "<<", "=" -> true;
            default -> !text.equals(resolve(text));
        };
    }

    private static boolean mayBeNumber(char first) {
        return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }

    private static Object number(String text) {
        if (DECIMAL.matcher(text).matches()) {
            return integer(text, 10);
        }
        if (OCTAL.matcher(text).matches()) {
            return integer(text.substring(2), 8);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return integer(text.substring(2), 16);
        }
        if (FLOAT.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        if (INFINITY.matcher(text).matches()) {
            return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return text;
    }

    private static Object integer(String digits, int radix) {
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException tooBig) {
            return new BigInteger(digits.replace("+", ""), radix).doubleValue();
        }
    }
}
