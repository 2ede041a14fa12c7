package io.assay.lua.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.TimeZone;

/**
 * A point in time broken down into the fields of {@code os.date("*t")} (manual §6.10), C's {@code
 * struct tm}.
 *
 * <p>Years go as far as C's do, beyond those of {@code java.time}. The calendar and, in effect,
 * time zones repeat every 400 years, so zones are asked about a year within range instead.
 *
 * @param year the year, 0 for the one before 1
 * @param month 1 to 12
 * @param day 1 to 31
 * @param hour 0 to 23
 * @param minute 0 to 59
 * @param second 0 to 59
 * @param weekDay 1 (Sunday) to 7
 * @param yearDay 1 to 366
 * @param daylightSaving whether daylight saving time is in effect
 * @param offset seconds east of Greenwich
 * @param zone abbreviated name of the time zone
 */
public record CalendarTime(
        long year,
        int month,
        int day,
        int hour,
        int minute,
        int second,
        int weekDay,
        int yearDay,
        boolean daylightSaving,
        int offset,
        String zone) {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int DAYS_PER_CYCLE = 146_097;
    private static final int YEARS_PER_CYCLE = 400;
    private static final long SECONDS_PER_CYCLE = (long) DAYS_PER_CYCLE * SECONDS_PER_DAY;

    /** Years around which zones are asked: long after any change of their rules. */
    private static final long FAR_FUTURE = 10 * SECONDS_PER_CYCLE;

    /** Long before any zone was introduced. */
    private static final long FAR_PAST = -10 * SECONDS_PER_CYCLE;

    private static final long YEAR_BASE = 1900;

    /** How far from a time of the wrong kind C looks for daylight saving time or its end. */
    private static final long SEARCH_RANGE = 268_227_000;

    private static final int HOUR = 3600;

    /**
     * The fields in a time zone.
     *
     * @throws TextException {@code date result cannot be represented in this installation}
     */
    public static CalendarTime of(long epochSecond, ZoneId zone) {
        Instant instant = Instant.ofEpochSecond(asked(epochSecond));
        ZoneRules rules = zone.getRules();
        boolean saving = rules.isDaylightSavings(instant);
        int offset = rules.getOffset(instant).getTotalSeconds();
        return of(epochSecond, offset, saving, zoneName(zone, saving));
    }

    /** The fields in Coordinated Universal Time, which C calls GMT. */
    public static CalendarTime utc(long epochSecond) {
        return of(epochSecond, 0, false, "GMT");
    }

    private static CalendarTime of(long epochSecond, int offset, boolean saving, String zone) {
        long dayNumber = Math.floorDiv(epochSecond, SECONDS_PER_DAY);
        int inDay = (int) Math.floorMod(epochSecond, (long) SECONDS_PER_DAY) + offset;
        dayNumber += Math.floorDiv(inDay, SECONDS_PER_DAY);
        inDay = Math.floorMod(inDay, SECONDS_PER_DAY);
        long cycle = Math.floorDiv(dayNumber, DAYS_PER_CYCLE);
        LocalDate date = LocalDate.ofEpochDay(Math.floorMod(dayNumber, (long) DAYS_PER_CYCLE));
        long year = date.getYear() + cycle * YEARS_PER_CYCLE;
        if (year - YEAR_BASE != (int) (year - YEAR_BASE)) {
            throw new TextException("date result cannot be represented in this installation");
        }
        return new CalendarTime(
                year,
                date.getMonthValue(),
                date.getDayOfMonth(),
                inDay / HOUR,
                inDay / 60 % 60,
                inDay % 60,
                date.getDayOfWeek().getValue() % 7 + 1,
                date.getDayOfYear(),
                saving,
                offset,
                zone);
    }

    /** A time with the same zone offset that {@code java.time} can express. */
    private static long asked(long epochSecond) {
        if (epochSecond > FAR_FUTURE) {
            return FAR_FUTURE + (epochSecond - FAR_FUTURE) % SECONDS_PER_CYCLE;
        }
        return Math.max(epochSecond, FAR_PAST);
    }

    private static String zoneName(ZoneId zone, boolean saving) {
        if (zone instanceof ZoneOffset) {
            return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
        }
        return TimeZone.getTimeZone(zone).getDisplayName(saving, TimeZone.SHORT, Locale.ROOT);
    }

    /**
     * One field of the table given to {@code os.time}, checked as it must fit a C int.
     *
     * @param offset what C subtracts from it: 1900 for the year, 1 for the month, else 0
     * @throws TextException {@code field 'name' is out-of-bound}
     */
    public static long checkField(String name, long value, int offset) {
        boolean fits =
                value >= 0
                        ? value - offset <= Integer.MAX_VALUE
                        : value >= Integer.MIN_VALUE + offset;
        if (!fits) {
            throw new TextException("field '" + name + "' is out-of-bound");
        }
        return value;
    }

    /**
     * {@code os.time}: seconds since the epoch for fields that need not be in their usual ranges,
     * as C's {@code mktime} has it. Where clocks went back, an hour exists twice, and where they
     * went forward, one is missing; without {@code daylightSaving} standard time counts there.
     *
     * @param daylightSaving which time the fields are in; null if the zone is to tell
     * @throws TextException {@code time result cannot be represented in this installation}
     */
    public static long epochSecond(
            long year,
            long month,
            long day,
            long hour,
            long minute,
            long second,
            Boolean daylightSaving,
            ZoneId zone) {
        long months = year * 12 + (month - 1);
        long wholeYear = Math.floorDiv(months, 12L);
        LocalDate first =
                LocalDate.of(
                        (int) Math.floorMod(wholeYear, (long) YEARS_PER_CYCLE),
                        (int) Math.floorMod(months, 12L) + 1,
                        1);
        // Year 0 of the cycle, not that of the epoch; both are counted from the same day.
        long days = first.toEpochDay() + Math.floorDiv(wholeYear, YEARS_PER_CYCLE) * DAYS_PER_CYCLE;
        long local = (days + day - 1) * SECONDS_PER_DAY + hour * HOUR + minute * 60 + second;
        long result = fromLocal(local, daylightSaving, zone.getRules());
        try {
            of(result, 0, false, "");
        } catch (TextException e) {
            throw unrepresentable();
        }
        // What C returns for failure, so the second before the epoch is not to be had.
        if (result == -1) {
            throw unrepresentable();
        }
        return result;
    }

    private static TextException unrepresentable() {
        return new TextException("time result cannot be represented in this installation");
    }

    private static long fromLocal(long local, Boolean daylightSaving, ZoneRules rules) {
        LocalDateTime dateTime = LocalDateTime.ofEpochSecond(asked(local), 0, ZoneOffset.UTC);
        ZoneOffsetTransition transition = rules.getTransition(dateTime);
        ZoneOffset offset;
        if (transition == null) {
            offset = rules.getOffset(dateTime);
        } else {
            boolean savingAfter = rules.isDaylightSavings(transition.getInstant());
            boolean savingWanted = daylightSaving != null && daylightSaving;
            offset =
                    savingAfter == savingWanted
                            ? transition.getOffsetAfter()
                            : transition.getOffsetBefore();
        }
        long result = local - offset.getTotalSeconds();
        if (daylightSaving == null || transition != null) {
            return result;
        }
        Instant instant = Instant.ofEpochSecond(asked(result));
        if (rules.isDaylightSavings(instant) == daylightSaving) {
            return result;
        }
        return local - otherOffset(instant, offset, daylightSaving, rules);
    }

    /**
     * The offset of the nearest time of the wanted kind; if there is none, one that is an hour off.
     */
    private static int otherOffset(
            Instant instant, ZoneOffset offset, boolean daylightSaving, ZoneRules rules) {
        ZoneOffsetTransition before = rules.previousTransition(instant);
        ZoneOffsetTransition after = rules.nextTransition(instant);
        long sinceBefore = before == null ? Long.MAX_VALUE : distance(before, instant);
        long untilAfter = after == null ? Long.MAX_VALUE : distance(after, instant);
        boolean beforeFits =
                sinceBefore <= SEARCH_RANGE
                        && rules.isDaylightSavings(before.getInstant().minusSeconds(1))
                                == daylightSaving;
        boolean afterFits =
                untilAfter <= SEARCH_RANGE
                        && rules.isDaylightSavings(after.getInstant()) == daylightSaving;
        if (beforeFits && (!afterFits || sinceBefore <= untilAfter)) {
            return before.getOffsetBefore().getTotalSeconds();
        }
        if (afterFits) {
            return after.getOffsetAfter().getTotalSeconds();
        }
        return offset.getTotalSeconds() + (daylightSaving ? HOUR : -HOUR);
    }

    private static long distance(ZoneOffsetTransition transition, Instant instant) {
        return Math.abs(transition.toEpochSecond() - instant.getEpochSecond());
    }
}
