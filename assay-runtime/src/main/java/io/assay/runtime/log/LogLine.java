package io.assay.runtime.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The text of one log line: {@code 2026-02-23T05:11:57.798073Z INFO message name=value}, the same
 * with terminal colours, or a JSON object. Put together by hand: it is on the path of every
 * script's first line, and a formatter would be the largest thing loaded for it.
 */
final class LogLine {
    private static final String ESCAPE = "\u001b[";

    private LogLine() {}

    static String of(
            Instant time,
            LogLevel level,
            String message,
            Map<String, ?> fields,
            LogSettings.Layout layout) {
        StringBuilder line = new StringBuilder(message.length() + 64);
        switch (layout) {
            case PLAIN -> plain(line, time, level, message, fields);
            case COLOUR -> colour(line, time, level, message, fields);
            case JSON -> json(line, time, level, message, fields);
        }
        return line.append('\n').toString();
    }

    private static void plain(
            StringBuilder line,
            Instant time,
            LogLevel level,
            String message,
            Map<String, ?> fields) {
        timestamp(line, time);
        line.append(' ').append(padded(level)).append(' ');
        printable(line, message);
        fields.forEach(
                (name, value) -> {
                    line.append(' ').append(name).append('=');
                    fieldValue(line, value);
                });
    }

    private static void colour(
            StringBuilder line,
            Instant time,
            LogLevel level,
            String message,
            Map<String, ?> fields) {
        timestamp(line.append(ESCAPE).append("2m"), time);
        line.append(ESCAPE).append("0m ");
        line.append(ESCAPE).append(level.colour).append('m').append(padded(level));
        line.append(ESCAPE).append("0m ");
        printable(line, message);
        fields.forEach(
                (name, value) -> {
                    line.append(' ').append(ESCAPE).append("3m").append(name);
                    line.append(ESCAPE).append("0m").append(ESCAPE).append("2m=");
                    line.append(ESCAPE).append("0m");
                    fieldValue(line, value);
                });
    }

    private static void json(
            StringBuilder line,
            Instant time,
            LogLevel level,
            String message,
            Map<String, ?> fields) {
        timestamp(line.append("{\"timestamp\":\""), time);
        line.append("\",\"level\":\"").append(level).append("\",\"message\":");
        quoted(line, message);
        fields.forEach(
                (name, value) -> {
                    quoted(line.append(','), name);
                    line.append(':');
                    if (value instanceof Number || value instanceof Boolean) {
                        line.append(value);
                    } else {
                        quoted(line, String.valueOf(value));
                    }
                });
        line.append('}');
    }

    /** UTC with microseconds. */
    private static void timestamp(StringBuilder line, Instant time) {
        LocalDateTime utc =
                LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        digits(line, utc.getYear(), 4).append('-');
        digits(line, utc.getMonthValue(), 2).append('-');
        digits(line, utc.getDayOfMonth(), 2).append('T');
        digits(line, utc.getHour(), 2).append(':');
        digits(line, utc.getMinute(), 2).append(':');
        digits(line, utc.getSecond(), 2).append('.');
        digits(line, utc.getNano() / 1000, 6).append('Z');
    }

    private static StringBuilder digits(StringBuilder line, int number, int width) {
        String digits = Integer.toString(number);
        return line.repeat('0', Math.max(0, width - digits.length())).append(digits);
    }

    private static String padded(LogLevel level) {
        return level.name().length() == 4 ? " " + level.name() : level.name();
    }

    private static void fieldValue(StringBuilder line, Object value) {
        if (value instanceof CharSequence text) {
            quoted(line, text.toString());
        } else {
            printable(line, String.valueOf(value));
        }
    }

    /** Control characters would let a message rewrite the terminal; line breaks stay. */
    private static void printable(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                hexadecimal(line.append("\\x"), c, 2);
            } else {
                line.append(c);
            }
        }
    }

    private static void quoted(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        hexadecimal(line.append("\\u"), c, 4);
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }

    private static void hexadecimal(StringBuilder line, char c, int width) {
        String digits = Integer.toHexString(c);
        line.repeat('0', Math.max(0, width - digits.length())).append(digits);
    }
}
