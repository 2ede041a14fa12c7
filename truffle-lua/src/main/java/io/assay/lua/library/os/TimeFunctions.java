package io.assay.lua.library.os;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.table.IndexGetNode;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;
import io.assay.lua.text.CalendarTime;
import io.assay.lua.text.DateText;
import io.assay.lua.text.NumberText;
import io.assay.lua.text.TextException;
import java.util.Arrays;

/** Clocks and calendars. */
final class TimeFunctions {

    private TimeFunctions() {}

    private static void setFields(LuaTable table, CalendarTime time) {
        table.put("year", time.year());
        table.put("month", (long) time.month());
        table.put("day", (long) time.day());
        table.put("hour", (long) time.hour());
        table.put("min", (long) time.minute());
        table.put("sec", (long) time.second());
        table.put("yday", (long) time.yearDay());
        table.put("wday", (long) time.weekDay());
        table.put("isdst", time.daylightSaving());
    }

    /**
     * {@code os.clock()}: seconds since the context was made. Processor time would count the
     * compiler and the collector, which run on threads of their own.
     */
    @LuaBuiltin("clock")
    abstract static class ClockNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        double clock() {
            return (System.nanoTime() - StartTime.of(LuaContext.get(this)).nanos()) / 1e9;
        }
    }

    /** {@code os.date([format [, time]])}. */
    @LuaBuiltin("date")
    abstract static class DateNode extends LibraryFunctionNode {

        private static final LuaString DEFAULT_FORMAT = LuaString.of("%c");

        @Specialization
        @TruffleBoundary
        Object date(Object format, Object time) {
            LuaString text =
                    format == Nil.NIL ? DEFAULT_FORMAT : LibraryErrors.toLuaString(this, 1, format);
            long seconds =
                    time == Nil.NIL
                            ? System.currentTimeMillis() / 1000
                            : LibraryErrors.toInteger(this, 2, time);
            byte[] bytes = text.bytes();
            boolean utc = bytes.length > 0 && bytes[0] == '!';
            if (utc) {
                bytes = Arrays.copyOfRange(bytes, 1, bytes.length);
            }
            try {
                CalendarTime calendar =
                        utc
                                ? CalendarTime.utc(seconds)
                                : CalendarTime.of(
                                        seconds, LuaContext.get(this).env().getTimeZone());
                if (bytes.length == 2 && bytes[0] == '*' && bytes[1] == 't') {
                    LuaTable table = new LuaTable();
                    setFields(table, calendar);
                    return table;
                }
                return LuaString.of(DateText.format(bytes, calendar));
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }

    /** {@code os.difftime(t2, t1)}. */
    @LuaBuiltin("difftime")
    abstract static class DifferenceNode extends LibraryFunctionNode {

        @Specialization
        double difference(Object later, Object earlier) {
            return (double) LibraryErrors.toInteger(this, 1, later)
                    - (double) LibraryErrors.toInteger(this, 2, earlier);
        }
    }

    /** {@code os.time([table])}: also brings the fields of the table into their usual ranges. */
    @LuaBuiltin("time")
    abstract static class TimeNode extends LibraryFunctionNode {

        private static final int YEAR_BASE = 1900;
        private static final long NOON = 12;

        @Specialization
        Object time(VirtualFrame frame, Object table, @Cached IndexGetNode get) {
            return time(argumentCount(frame) > 0, table, get);
        }

        @TruffleBoundary
        private Object time(boolean given, Object value, IndexGetNode get) {
            if (!given || value == Nil.NIL) {
                return System.currentTimeMillis() / 1000;
            }
            if (!(value instanceof LuaTable table)) {
                throw LibraryErrors.wrongType(this, 1, "table", value);
            }
            var zone = LuaContext.get(this).env().getTimeZone();
            try {
                long seconds =
                        CalendarTime.epochSecond(
                                field(get, table, "year", null, YEAR_BASE),
                                field(get, table, "month", null, 1),
                                field(get, table, "day", null, 0),
                                field(get, table, "hour", NOON, 0),
                                field(get, table, "min", 0L, 0),
                                field(get, table, "sec", 0L, 0),
                                daylightSaving(get, table),
                                zone);
                setFields(table, CalendarTime.of(seconds, zone));
                return seconds;
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }

        /**
         * @param fallback what counts if the field is absent, null if it must not be
         */
        private long field(
                IndexGetNode get, LuaTable table, String name, Long fallback, int offset) {
            Object value = get.execute(table, LuaString.of(name));
            Long number = integer(value);
            if (number != null) {
                return CalendarTime.checkField(name, number, offset);
            }
            if (value != Nil.NIL) {
                throw LibraryErrors.error(this, "field '" + name + "' is not an integer");
            }
            if (fallback == null) {
                throw LibraryErrors.error(this, "field '" + name + "' missing in date table");
            }
            return fallback;
        }

        private static Long integer(Object value) {
            Object number =
                    value instanceof LuaString text ? NumberText.parse(text.bytes()) : value;
            if (number instanceof Double d && LuaNumbers.isInteger(d)) {
                return (long) (double) d;
            }
            return number instanceof Long integer ? integer : null;
        }

        private static Boolean daylightSaving(IndexGetNode get, LuaTable table) {
            Object value = get.execute(table, LuaString.of("isdst"));
            return value == Nil.NIL ? null : Boolean.valueOf(LuaTypes.isTrue(value));
        }
    }
}
