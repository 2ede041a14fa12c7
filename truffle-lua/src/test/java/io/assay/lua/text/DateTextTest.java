package io.assay.lua.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.assay.lua.runtime.LuaString;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DateTextTest {

    private static final String EVERYTHING =
            "%a %A %b %B %c %C %d %D %e %F %g %G %h %H %I %j %m %M %p %r %R %S %T %u %U %V %w %W %x"
                    + " %X %y %Y %z %% %Ec %EC %Ex %EX %Ey %EY %Od %Oe %OH %OI %Om %OM %OS %Ou %OU %OV"
                    + " %Ow %OW %Oy";

    private static Object[] fields(CalendarTime t) {
        return new Object[] {
            t.year(),
            t.month(),
            t.day(),
            t.hour(),
            t.minute(),
            t.second(),
            t.weekDay(),
            t.yearDay(),
            t.daylightSaving()
        };
    }

    private static Object[] formatted(CalendarTime time, String format) {
        return new Object[] {LuaString.of(DateText.format(ReferenceLua.bytes(format), time))};
    }

    private static void compareDates(String zone, long from, long to) {
        Random random = ReferenceLua.random("DateTextTest.dates " + zone);
        ZoneId id = ZoneId.of(zone);
        ReferenceLua reference = new ReferenceLua(zone);
        for (int i = 0; i < 3_000; i++) {
            long time = random.nextLong(from, to);
            reference.add(
                    "os.date('" + EVERYTHING + "'," + time + ")",
                    () -> formatted(CalendarTime.of(time, id), EVERYTHING));
            reference.add(
                    "(function() local t = os.date('*t',"
                            + time
                            + ") return t.year, t.month, t.day, t.hour,"
                            + " t.min, t.sec, t.wday, t.yday, t.isdst end)()",
                    () -> fields(CalendarTime.of(time, id)));
        }
        reference.compare();
    }

    @Test
    void showsDatesAsTheReferenceDoes() {
        long since1970 = 0;
        long until2037 = 2_114_380_800L;
        compareDates("Europe/Berlin", since1970, until2037);
        compareDates("America/New_York", since1970, until2037);
        compareDates("Asia/Kolkata", since1970, until2037);
        compareDates("Australia/Lord_Howe", since1970, until2037);
        compareDates("UTC", -1L << 41, 1L << 41);
    }

    @Test
    void showsUniversalTimeOfAnyYear() {
        Random random = ReferenceLua.random("DateTextTest.universal");
        ReferenceLua reference = new ReferenceLua();
        for (int i = 0; i < 5_000; i++) {
            long time = random.nextLong() >> random.nextInt(64);
            String format = EVERYTHING + " %Z";
            reference.add(
                    "os.date('!" + format + "'," + time + ")",
                    () -> formatted(CalendarTime.utc(time), format));
        }
        reference.compare();
    }

    private static int field(Random random, int usual) {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextInt(200_000) - 100_000;
            case 1 -> random.nextInt(200) - 100;
            default -> random.nextInt(usual) + 1;
        };
    }

    private static void compareTimes(String zone, boolean daylightSavingGiven) {
        Random random = ReferenceLua.random("DateTextTest.times " + zone);
        ZoneId id = ZoneId.of(zone);
        ReferenceLua reference = new ReferenceLua(zone);
        for (int i = 0; i < 5_000; i++) {
            int year = 1975 + random.nextInt(60);
            int month = daylightSavingGiven ? 1 + random.nextInt(12) : field(random, 12) % 1000;
            int day = daylightSavingGiven ? 1 + random.nextInt(28) : field(random, 28);
            int hour = field(random, 23) % 1000;
            int minute = field(random, 59);
            int second = field(random, 59);
            Boolean saving = daylightSavingGiven ? (Boolean) random.nextBoolean() : null;
            String expression =
                    String.format(
                            "os.time{year=%d,month=%d,day=%d,hour=%d,min=%d,sec=%d,isdst=%s}",
                            year,
                            month,
                            day,
                            hour,
                            minute,
                            second,
                            saving == null ? "nil" : saving);
            reference.add(
                    expression,
                    () ->
                            new Object[] {
                                CalendarTime.epochSecond(
                                        year, month, day, hour, minute, second, saving, id)
                            });
        }
        reference.compare();
    }

    @Test
    void normalisesFieldsAsTheReferenceDoes() {
        compareTimes("UTC", false);
        compareTimes("UTC", true);
        compareTimes("Asia/Kolkata", false);
        compareTimes("Europe/Berlin", true);
        compareTimes("America/New_York", true);
    }

    @Test
    void findsTheTimeThatItShowed() {
        Random random = ReferenceLua.random("DateTextTest.roundTrip");
        for (String zone :
                new String[] {"Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "UTC"}) {
            ZoneId id = ZoneId.of(zone);
            for (int i = 0; i < 5_000; i++) {
                long time = random.nextLong() >> (8 + random.nextInt(40));
                CalendarTime t = CalendarTime.of(time, id);
                assertEquals(
                        time,
                        CalendarTime.epochSecond(
                                t.year(),
                                t.month(),
                                t.day(),
                                t.hour(),
                                t.minute(),
                                t.second(),
                                t.daylightSaving(),
                                id),
                        () -> zone + " " + t);
            }
        }
    }

    @Test
    void knowsMissingAndRepeatedHours() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertEquals(1_711_848_600L, CalendarTime.epochSecond(2024, 3, 31, 2, 30, 0, null, berlin));
        assertEquals(1_711_845_000L, CalendarTime.epochSecond(2024, 3, 31, 2, 30, 0, true, berlin));
        assertEquals(
                1_729_992_600L, CalendarTime.epochSecond(2024, 10, 27, 2, 30, 0, null, berlin));
        assertEquals(
                1_729_989_000L, CalendarTime.epochSecond(2024, 10, 27, 2, 30, 0, true, berlin));
    }

    @Test
    void refusesWhatCannotBe() {
        ReferenceLua reference = new ReferenceLua();
        for (String format :
                new String[] {"%", "%E", "%Ez", "%Q abc", "%Oc", "%5d", "%f", "a%-d"}) {
            reference.add(
                    "os.date('" + format + "', 0)",
                    () -> formatted(CalendarTime.of(0, ZoneId.of("UTC")), format));
        }
        for (long time :
                new long[] {
                    67768036191676799L, 67768036191676800L, Long.MAX_VALUE, Long.MIN_VALUE
                }) {
            reference.add(
                    "os.date('!%m', " + ReferenceLua.literal(time) + ")",
                    () -> formatted(CalendarTime.utc(time), "%m"));
        }
        reference.compare();
        assertThrows(TextException.class, () -> CalendarTime.checkField("year", 1L << 40, 1900));
        assertEquals(0x80000000L, CalendarTime.checkField("month", 0x80000000L, 1));
        assertThrows(TextException.class, () -> CalendarTime.checkField("month", -0x80000000L, 1));
        assertEquals(
                "time result cannot be represented in this installation",
                assertThrows(
                                TextException.class,
                                () ->
                                        CalendarTime.epochSecond(
                                                1969, 12, 31, 23, 59, 59, null, ZoneId.of("UTC")))
                        .getMessage());
    }
}
