package io.assay.runtime.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogWriterTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-02-03T05:01:57.000073Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String line(
            LogSettings.Layout layout, LogLevel level, String message, Map<String, ?> fields) {
        new LogWriter(out, new LogSettings(LogLevel.DEBUG, layout), CLOCK)
                .write(level, message, fields);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("check", "a \"b\"");
        fields.put("attempt", 2);
        return fields;
    }

    @Test
    void plainLines() {
        assertEquals(
                "2026-02-03T05:01:57.000073Z  WARN two\nlines \\x1b[0m check=\"a \\\"b\\\"\" attempt=2\n",
                line(LogSettings.Layout.PLAIN, LogLevel.WARN, "two\nlines \u001b[0m", fields()));
    }

    @Test
    void colouredLines() {
        assertEquals(
                "\u001b[2m2026-02-03T05:01:57.000073Z\u001b[0m \u001b[31mERROR\u001b[0m no"
                        + " \u001b[3mattempt\u001b[0m\u001b[2m=\u001b[0m2\n",
                line(LogSettings.Layout.COLOUR, LogLevel.ERROR, "no", Map.of("attempt", 2)));
    }

    @Test
    void jsonLines() {
        assertEquals(
                "{\"timestamp\":\"2026-02-03T05:01:57.000073Z\",\"level\":\"INFO\",\"message\":\"a\\n\\u001b\\\\\","
                        + "\"check\":\"a \\\"b\\\"\",\"attempt\":2}\n",
                line(LogSettings.Layout.JSON, LogLevel.INFO, "a\n\u001b\\", fields()));
    }

    @Test
    void whatIsBelowTheLevelIsNotWritten() {
        LogWriter log =
                new LogWriter(out, new LogSettings(LogLevel.WARN, LogSettings.Layout.PLAIN), CLOCK);
        log.write(LogLevel.INFO, "no");
        assertFalse(log.isEnabled(LogLevel.DEBUG));
        assertEquals(0, out.size());
    }

    @ParameterizedTest
    @CsvSource({
        "'', false, INFO",
        "debug, false, DEBUG",
        "nonsense, false, INFO",
        "'warn,lua=trace', false, TRACE",
        "'lua=error', false, ERROR",
        "'hyper=trace', false, INFO",
        "off, false, OFF",
        "error, true, DEBUG",
    })
    void theFilterDecidesTheLevel(String filter, boolean verbose, LogLevel level) {
        Map<String, String> variables = Map.of("RUST_LOG", filter);
        assertEquals(level, LogSettings.of(variables::get, verbose, false).level());
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', PLAIN",
        "'', 1, COLOUR",
        "'', 0, PLAIN",
        "1, 1, PLAIN",
        "1, '', PLAIN",
    })
    void coloursAreForTerminalsUnlessForced(
            String noColor, String force, LogSettings.Layout layout) {
        Map<String, String> variables =
                Map.of("NO_COLOR", noColor, "CLICOLOR_FORCE", force, "TERM", "dumb");
        assertEquals(layout, LogSettings.of(variables::get, false, false).layout());
    }
}
