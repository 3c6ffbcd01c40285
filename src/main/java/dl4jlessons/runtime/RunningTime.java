package dl4jlessons.runtime;

import java.util.function.LongSupplier;

/**
 * Time in which this process ran. The system's clock goes on while a process is stopped (SIGSTOP, a debugger, a laptop
 * that sleeps), and whatever it was told to wait for would then be over at once, before any other thread had its turn.
 * For one thread, which asks at least once a step while it waits.
 */
final class RunningTime {
    /** More than this between two questions is time in which the process may not have run; it counts as this much. */
    static final int STEP_MILLIS = 20;

    private static final long STEP_NANOS = STEP_MILLIS * 1_000_000L;

    private final LongSupplier clock;
    private long asked;
    private long nanos;

    /** @param clock in nanoseconds, never going back, such as {@link System#nanoTime()} */
    RunningTime(LongSupplier clock) {
        this.clock = clock;
        this.asked = clock.getAsLong();
    }

    /** Nanoseconds since the beginning, at most one step for each time this was asked. */
    long nanos() {
        long now = clock.getAsLong();
        nanos += Math.min(now - asked, STEP_NANOS);
        asked = now;
        return nanos;
    }
}
