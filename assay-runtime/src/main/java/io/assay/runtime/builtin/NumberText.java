package io.assay.runtime.builtin;

import java.math.BigDecimal;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Numbers as text and back, in the forms that Lua's {@code tostring} and {@code tonumber} use. */
public final class NumberText {
    private NumberText() {}

    /** A number's text: integers without, floats with a fraction or exponent, round-tripping. */
    public static String of(Value number) {
        Object raw = number.as(Object.class);
        if (raw instanceof Double || raw instanceof Float) {
            return of(((Number) raw).doubleValue());
        }
        return raw instanceof Number ? raw.toString() : number.toString();
    }

    /** A float's text: {@code 1.0}, {@code 0.1}, {@code 1e+100}, {@code inf}, {@code -nan}. */
    public static String of(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -5 && exponent < 17) {
            String plain = digits.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String unscaled = digits.unscaledValue().abs().toString();
        StringBuilder text = new StringBuilder(number < 0 ? "-" : "").append(unscaled.charAt(0));
        if (unscaled.length() > 1) {
            text.append('.').append(unscaled, 1, unscaled.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+');
        return text.append(Math.abs(exponent) < 10 ? "0" : "")
                .append(Math.abs(exponent))
                .toString();
    }

    static @Nullable Double parse(String text) {
        try {
            return isDecimal(text) ? Double.valueOf(text.strip()) : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    static @Nullable Long parseInteger(String text) {
        Double number = parse(text);
        if (number == null) {
            return null;
        }
        try {
            return new BigDecimal(text.strip()).longValueExact();
        } catch (ArithmeticException fractionOrTooBig) {
            return null;
        }
    }

    /**
     * Keeps out what Java reads as a number and no script means as one: NaN, Infinity, 1d, 0x1p3.
     */
    private static boolean isDecimal(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return false;
        }
        return stripped.chars().allMatch(c -> (c >= '0' && c <= '9') || ".eE+-".indexOf(c) >= 0);
    }
}
