package io.assay.runtime.builtins.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventStreamParserTest {

    private static List<String> parse(String text, int pieceSize) {
        EventStreamParser parser = new EventStreamParser();
        List<String> events = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += pieceSize) {
            parser.feed(
                    java.util.Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + pieceSize)));
            for (ServerEvent event = parser.poll(); event != null; event = parser.poll()) {
                Map<String, Object> shown = event.toMap();
                shown.replaceAll(
                        (name, value) ->
                                value instanceof byte[] string
                                        ? new String(string, StandardCharsets.UTF_8)
                                        : value);
                events.add(shown.toString());
            }
        }
        return events;
    }

    /** However the stream is cut into pieces, the events are the same. */
    private static void check(String text, String... expected) {
        for (int size = 1; size < text.length() + 2; size++) {
            assertEquals(List.of(expected), parse(text, size), "in pieces of " + size);
        }
    }

    @Test
    void linesMayEndInAnyWay() {
        check(
                "data: a\n\ndata: b\r\rdata: c\r\n\r\n",
                "{event=message, data=a}",
                "{event=message, data=b}",
                "{event=message, data=c}");
    }

    @Test
    void dataLinesAreJoinedAndOneSpaceIsDropped() {
        check("data:a\ndata:  b\ndata\ndata: c:d\n\n", "{event=message, data=a\n b\n\nc:d}");
    }

    @Test
    void fieldsOfAnEvent() {
        check(
                ": comment\nevent: tick\nid: 5\nretry: 100\nunknown: x\ndata: é\n\ndata: y\n\n",
                "{event=tick, data=é, id=5, retry=100}",
                "{event=message, data=y, id=5}");
    }

    @Test
    void anEventWithoutDataOrWithoutEndIsNone() {
        check(
                "event: a\n\nid: 3\n\ndata: x\n\ndata: unfinished\n",
                "{event=message, data=x, id=3}");
    }

    @Test
    void aByteOrderMarkAndBadNumbersAreIgnored() {
        check("\ufeffdata: x\nretry: soon\n\n", "{event=message, data=x}");
    }

    @Test
    void anEmptyIdClearsIt() {
        check(
                "id: 1\ndata: a\n\nid\ndata: b\n\n",
                "{event=message, data=a, id=1}",
                "{event=message, data=b, id=}");
    }
}
