package io.assay.lua.text;

/** Dates as text: C99's {@code strftime} in the C locale, for {@code os.date} (manual §6.10). */
public final class DateText {

    private static final String[] DAYS = {
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
    };

    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };

    private static final String PLAIN = "aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%";

    /** What may follow the modifier {@code E}; in the C locale it changes nothing. */
    private static final String AFTER_E = "cCxXyY";

    /** What may follow the modifier {@code O}; in the C locale it changes nothing. */
    private static final String AFTER_O = "deHImMSuUVwWy";

    private DateText() {}

    /**
     * {@code os.date(format, ...)}, without the {@code !} in front.
     *
     * @throws TextException {@code invalid conversion specifier '%...'}, for argument 1
     */
    public static byte[] format(byte[] format, CalendarTime time) {
        ByteBuilder out = new ByteBuilder(64);
        int i = 0;
        while (i < format.length) {
            byte b = format[i++];
            if (b != '%') {
                out.appendByte(b);
                continue;
            }
            int length = specifierLength(format, i);
            append(out, (char) format[i + length - 1], time);
            i += length;
        }
        return out.toByteArray();
    }

    private static int specifierLength(byte[] format, int from) {
        int rest = format.length - from;
        if (rest >= 1 && PLAIN.indexOf(format[from]) >= 0) {
            return 1;
        }
        if (rest >= 2
                && ((format[from] == 'E' && AFTER_E.indexOf(format[from + 1]) >= 0)
                        || (format[from] == 'O' && AFTER_O.indexOf(format[from + 1]) >= 0))) {
            return 2;
        }
        int end = from;
        while (end < format.length && format[end] != 0) {
            end++;
        }
        String specifier = SourceText.decode(format, from, end);
        throw new TextException(1, "invalid conversion specifier '%" + specifier + "'");
    }

    private static void append(ByteBuilder out, char specifier, CalendarTime time) {
        switch (specifier) {
            case 'a' -> out.append(DAYS[time.weekDay() - 1].substring(0, 3));
            case 'A' -> out.append(DAYS[time.weekDay() - 1]);
            case 'b', 'h' -> out.append(MONTHS[time.month() - 1].substring(0, 3));
            case 'B' -> out.append(MONTHS[time.month() - 1]);
            case 'C' -> out.appendDecimal(Math.floorDiv(time.year(), 100));
            case 'd' -> number(out, time.day(), 2, '0');
            case 'e' -> number(out, time.day(), 2, ' ');
            case 'g' -> number(out, Math.floorMod(weekYear(time), 100), 2, '0');
            case 'G' -> out.appendDecimal(weekYear(time));
            case 'H' -> number(out, time.hour(), 2, '0');
            case 'I' -> number(out, (time.hour() + 11) % 12 + 1, 2, '0');
            case 'j' -> number(out, time.yearDay(), 3, '0');
            case 'm' -> number(out, time.month(), 2, '0');
            case 'M' -> number(out, time.minute(), 2, '0');
            case 'n' -> out.appendByte('\n');
            case 'p' -> out.append(time.hour() < 12 ? "AM" : "PM");
            case 'S' -> number(out, time.second(), 2, '0');
            case 't' -> out.appendByte('\t');
            case 'u' -> out.appendDecimal(daysSinceMonday(time) + 1);
            case 'U' -> number(out, (time.yearDay() + 7 - time.weekDay()) / 7, 2, '0');
            case 'V' -> number(out, week(time), 2, '0');
            case 'w' -> out.appendDecimal(time.weekDay() - 1);
            case 'W' -> number(out, (time.yearDay() + 6 - daysSinceMonday(time)) / 7, 2, '0');
            case 'y' -> number(out, Math.floorMod(time.year(), 100), 2, '0');
            case 'Y' -> out.appendDecimal(time.year());
            case 'z' -> appendOffset(out, time.offset());
            case 'Z' -> out.append(time.zone());
            case '%' -> out.appendByte('%');
            default -> appendCompound(out, specifier, time);
        }
    }

    private static void appendCompound(ByteBuilder out, char specifier, CalendarTime time) {
        String parts =
                switch (specifier) {
                    case 'c' -> "a b e H:M:S Y";
                    case 'D', 'x' -> "m/d/y";
                    case 'F' -> "Y-m-d";
                    case 'r' -> "I:M:S p";
                    case 'R' -> "H:M";
                    case 'T', 'X' -> "H:M:S";
                    default -> throw new IllegalArgumentException(String.valueOf(specifier));
                };
        for (int i = 0; i < parts.length(); i++) {
            char c = parts.charAt(i);
            if (Character.isLetter(c)) {
                append(out, c, time);
            } else {
                out.appendByte(c);
            }
        }
    }

    private static void number(ByteBuilder out, int value, int width, char fill) {
        if (width > 2 && value < 100) {
            out.appendByte(fill);
        }
        if (value < 10) {
            out.appendByte(fill);
        }
        out.appendDecimal(value);
    }

    private static void appendOffset(ByteBuilder out, int offset) {
        int minutes = Math.abs(offset) / 60;
        out.appendByte(offset < 0 ? '-' : '+');
        number(out, minutes / 60, 2, '0');
        number(out, minutes % 60, 2, '0');
    }

    private static int daysSinceMonday(CalendarTime time) {
        return (time.weekDay() + 5) % 7;
    }

    /** The year to which ISO 8601 counts the week: that of its Thursday. */
    private static long weekYear(CalendarTime time) {
        int thursday = time.yearDay() - daysSinceMonday(time) + 3;
        if (thursday < 1) {
            return time.year() - 1;
        }
        return thursday > daysInYear(time.year()) ? time.year() + 1 : time.year();
    }

    private static int week(CalendarTime time) {
        int thursday = time.yearDay() - daysSinceMonday(time) + 3;
        if (thursday < 1) {
            thursday += daysInYear(time.year() - 1);
        } else if (thursday > daysInYear(time.year())) {
            thursday -= daysInYear(time.year());
        }
        return (thursday - 1) / 7 + 1;
    }

    private static int daysInYear(long year) {
        boolean leap =
                Math.floorMod(year, 4) == 0
                        && (Math.floorMod(year, 100) != 0 || Math.floorMod(year, 400) == 0);
        return leap ? 366 : 365;
    }
}
