package io.assay.runtime.data;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** The JSON parser's complaints in words for script authors, with their places. */
final class JsonErrors {
    private JsonErrors() {}

    static DataException describe(JacksonException error) {
        String what =
                switch (error) {
                    case StreamConstraintsException tooDeep ->
                            "nested more than " + JsonFormat.MAX_DEPTH + " levels deep";
                    case UnexpectedEndOfInputException end -> "EOF while parsing";
                    default -> translate(error.getOriginalMessage());
                };
        return new DataException(what + position(error.getLocation()), error);
    }

    static String position(@Nullable TokenStreamLocation location) {
        return location == null
                ? ""
                : " at line %d column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String translate(String message) {
        if (message.contains("to start property name")) {
            return "key must be a string";
        }
        if (message.startsWith("Unrecognized token")
                || message.contains("expected a valid value")) {
            return "expected value";
        }
        if (message.contains("was expecting comma")) {
            return message.contains("Object") ? "expected `,` or `}`" : "expected `,` or `]`";
        }
        if (message.contains("was expecting a colon")) {
            return "expected `:`";
        }
        if (message.startsWith("Unexpected close marker")) {
            return "mismatched brackets";
        }
        if (message.contains("CTRL-CHAR")) {
            return "control character in a string";
        }
        return message.lines().findFirst().orElse("invalid JSON");
    }
}
