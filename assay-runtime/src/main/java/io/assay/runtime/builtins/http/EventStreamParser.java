package io.assay.runtime.builtins.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Takes an event stream apart as it arrives (HTML standard, section 9.2.6). Lines end in CR, LF or
 * both; an event is complete at the empty line after it; an unfinished one at the end of the stream
 * is dropped.
 */
final class EventStreamParser {
    private static final byte[] DEFAULT_TYPE = "message".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Queue<ServerEvent> events = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private boolean hasData;
    private boolean afterReturn;
    private boolean atStart = true;
    private byte @Nullable [] type;
    private byte @Nullable [] id;
    private @Nullable Long retry;

    /** Takes the next bytes of the stream. */
    void feed(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = b == '\r';
            if (b == '\n' || b == '\r') {
                endLine();
            } else {
                line.write(b);
            }
        }
    }

    /** The next complete event, or null when more bytes are needed. */
    @Nullable ServerEvent poll() {
        return events.poll();
    }

    private void endLine() {
        byte[] text = line.toByteArray();
        line.reset();
        if (atStart) {
            atStart = false;
            if (text.length >= 3 && Arrays.equals(text, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
                text = Arrays.copyOfRange(text, 3, text.length);
            }
        }
        if (text.length == 0) {
            endEvent();
            return;
        }
        int colon = 0;
        while (colon < text.length && text[colon] != ':') {
            colon++;
        }
        int start = Math.min(colon + 1, text.length);
        if (start < text.length && text[start] == ' ') {
            start++;
        }
        String field = new String(text, 0, colon, StandardCharsets.ISO_8859_1);
        field(field, Arrays.copyOfRange(text, start, text.length));
    }

    private void field(String name, byte[] value) {
        switch (name) {
            case "event" -> type = value;
            case "data" -> {
                if (hasData) {
                    data.write('\n');
                }
                data.writeBytes(value);
                hasData = true;
            }
            case "id" -> {
                if (new String(value, StandardCharsets.ISO_8859_1).indexOf(0) < 0) {
                    id = value;
                }
            }
            case "retry" -> {
                String digits = new String(value, StandardCharsets.ISO_8859_1);
                if (digits.matches("\\d{1,18}")) {
                    retry = Long.valueOf(digits);
                }
            }
            default -> {
                // Comments have an empty name; other names are for later standards.
            }
        }
    }

    private void endEvent() {
        if (hasData) {
            byte[] named = type == null || type.length == 0 ? DEFAULT_TYPE : type;
            events.add(new ServerEvent(named, data.toByteArray(), id, retry));
        }
        data.reset();
        hasData = false;
        type = null;
        retry = null;
    }
}
