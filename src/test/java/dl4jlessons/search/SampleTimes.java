package dl4jlessons.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Times of studies that never ran: half a second an epoch, on two workers. */
public final class SampleTimes {
    public static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final double SECONDS_PER_EPOCH = 0.5;
    private static final int WORKERS = 2;
    private static final double MILLIS = 1000;

    private SampleTimes() {}

    /** Each trial in one rung, in the order of their numbers; trials without an epoch have not begun. */
    public static TimedStudy of(StudyResult study) {
        List<RungTime> rungs = new ArrayList<>();
        double[] free = new double[WORKERS];
        for (Trial trial : study.trials()) {
            if (trial.epochsSpent() > 0) {
                int worker = free[0] <= free[1] ? 0 : 1;
                double seconds = SECONDS_PER_EPOCH * trial.epochsSpent();
                rungs.add(new RungTime(
                        trial.number(),
                        0,
                        trial.epochs(),
                        START.plusMillis(Math.round(MILLIS * free[worker])),
                        seconds,
                        Optional.of(
                                trial.state() == TrialState.DIVERGED
                                        ? RungResult.Outcome.DIVERGED
                                        : RungResult.Outcome.TRAINED)));
                free[worker] += seconds;
            }
        }
        return new TimedStudy(study, new Timeline(rungs, Set.of()));
    }
}
