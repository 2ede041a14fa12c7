package io.assay.runtime.data;

import io.assay.runtime.builtin.NumberText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Reads YAML documents into maps and lists. Aliases are expanded; since a language copies what it
 * gets, a small text could become a huge value, and the number of nodes is limited.
 */
final class YamlReader {
    private static final int MAX_DEPTH = 128;
    private static final long MAX_NODES = 20_000_000;
    private static final String CORE = "tag:yaml.org,2002:";
    private static final Set<String> KNOWN_TAGS =
            Set.of("str", "int", "float", "bool", "null", "map", "seq");

    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int depth;
    private long nodes;

    YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    List<@Nullable Object> readAll() {
        List<@Nullable Object> documents = new ArrayList<>();
        while (events.hasNext()) {
            if (events.next().getEventId() == Event.ID.DocumentStart) {
                anchors.clear();
                documents.add(node(events.next()));
            }
        }
        return documents;
    }

    private @Nullable Object node(Event event) {
        count(1, event);
        if (event instanceof AliasEvent alias) {
            return expand(alias);
        }
        if (++depth > MAX_DEPTH) {
            throw at(event, "nested more than " + MAX_DEPTH + " levels deep");
        }
        long before = nodes;
        Object value =
                switch (event) {
                    case ScalarEvent scalar -> scalar(scalar);
                    case SequenceStartEvent sequence -> sequence(sequence);
                    case MappingStartEvent mapping -> mapping(mapping);
                    default -> throw new IllegalStateException("event " + event.getEventId());
                };
        depth--;
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(name -> anchors.put(name, new Anchored(value, nodes - before + 1)));
        return value;
    }

    private @Nullable Object expand(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw at(alias, "unknown anchor " + alias.getAlias().getValue());
        }
        count(anchored.nodes(), alias);
        return anchored.value();
    }

    private List<@Nullable Object> sequence(SequenceStartEvent start) {
        requireKnown(start.getTag(), start);
        List<@Nullable Object> list = new ArrayList<>();
        for (Event event = events.next();
                event.getEventId() != Event.ID.SequenceEnd;
                event = events.next()) {
            list.add(node(event));
        }
        return list;
    }

    private Map<String, Object> mapping(MappingStartEvent start) {
        requireKnown(start.getTag(), start);
        Map<String, Object> map = new LinkedHashMap<>();
        for (Event event = events.next();
                event.getEventId() != Event.ID.MappingEnd;
                event = events.next()) {
            String key = key(event);
            Object value = node(events.next());
            if (map.containsKey(key)) {
                throw at(event, "duplicate key \"" + key + "\"");
            }
            if (value != null) {
                map.put(key, value);
            }
        }
        return map;
    }

    private String key(Event event) {
        Object key = node(event);
        return switch (key) {
            case null -> event instanceof ScalarEvent scalar ? scalar.getValue() : "null";
            case String text -> text;
            case Double number -> NumberText.of(number);
            case Long number -> number.toString();
            case Boolean bool -> bool.toString();
            default -> throw at(event, "a key must be a scalar");
        };
    }

    private @Nullable Object scalar(ScalarEvent event) {
        requireKnown(event.getTag(), event);
        String text = event.getValue();
        Optional<String> tag = event.getTag();
        if (tag.isEmpty()) {
            return event.getScalarStyle() == ScalarStyle.PLAIN ? YamlScalars.resolve(text) : text;
        }
        Object resolved = YamlScalars.resolve(text);
        boolean fits =
                switch (tag.get().substring(CORE.length())) {
                    case "str" -> true;
                    case "null" -> resolved == null;
                    case "bool" -> resolved instanceof Boolean;
                    case "int" -> resolved instanceof Long;
                    case "float" -> resolved instanceof Number;
                    default -> false;
                };
        if (!fits) {
            throw at(event, "\"" + text + "\" is not what its tag says");
        }
        return switch (tag.get().substring(CORE.length())) {
            case "str" -> text;
            case "float" -> ((Number) resolved).doubleValue();
            default -> resolved;
        };
    }

    private static void requireKnown(Optional<String> tag, Event event) {
        if (tag.isPresent()
                && !(tag.get().startsWith(CORE)
                        && KNOWN_TAGS.contains(tag.get().substring(CORE.length())))) {
            throw at(event, "unsupported tag " + tag.get());
        }
    }

    private void count(long more, Event event) {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw at(event, "aliases expand to too much data");
        }
    }

    private static DataException at(Event event, String what) {
        return new DataException(what + event.getStartMark().map(YamlReader::place).orElse(""));
    }

    private static String place(Mark mark) {
        return " at line %d column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /**
     * What an alias stands for.
     *
     * @param value its data
     * @param nodes how many nodes it consists of
     */
    private record Anchored(@Nullable Object value, long nodes) {}
}
