package dl4jlessons.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a rung was trained, by the clock of the process that drives the search; the way to another machine and back is
 * part of the time.
 *
 * @param trial its number
 * @param fromEpoch epochs that the trial had before
 * @param toEpoch epochs that it had afterwards; where the rung has not ended, those that it is to have
 * @param start when it began
 * @param seconds that it took; where it has not ended, those until the last event of the study that has a time
 * @param outcome how it ended; empty where it has not
 */
public record RungTime(
        int trial, int fromEpoch, int toEpoch, Instant start, double seconds, Optional<RungResult.Outcome> outcome) {
    private static final double NANOS_PER_SECOND = 1e9;

    public Instant end() {
        return start.plusNanos(Math.round(seconds * NANOS_PER_SECOND));
    }

    /** Seconds from a moment to the start, negative if the moment is later. */
    public double startAfter(Instant moment) {
        Duration after = Duration.between(moment, start);
        return after.getSeconds() + after.getNano() / NANOS_PER_SECOND;
    }
}
