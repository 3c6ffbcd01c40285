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

    /** On one worker, with so many seconds between two trials. */
    public static TimedStudy withPause(StudyResult study, double pause) {
        List<RungTime> rungs = new ArrayList<>();
        double from = 0;
        for (Trial trial : study.trials()) {
            double seconds = SECONDS_PER_EPOCH * trial.epochs();
            rungs.add(rung(trial.number(), 0, trial.epochs(), from, seconds, RungResult.Outcome.TRAINED));
            from += seconds + pause;
        }
        return new TimedStudy(study, new Timeline(rungs, Set.of()));
    }

    /** On one worker, each trial in rungs that end after 1, 3 and 9 epochs. */
    public static TimedStudy rungByRung(StudyResult study) {
        List<RungTime> rungs = new ArrayList<>();
        double from = 0;
        for (Trial trial : study.trials()) {
            int before = 0;
            for (int end : List.of(1, 3, 9)) {
                boolean diverges =
                        trial.state() == TrialState.DIVERGED && trial.epochs() < end && trial.epochs() >= before;
                if (diverges || trial.epochs() >= end) {
                    RungResult.Outcome outcome = diverges ? RungResult.Outcome.DIVERGED : RungResult.Outcome.TRAINED;
                    rungs.add(rung(trial.number(), before, Math.min(end, trial.epochs()), from, 1, outcome));
                    from += 1;
                }
                before = end;
            }
        }
        return new TimedStudy(study, new Timeline(rungs, Set.of()));
    }

    /** Its first trial is running for two seconds, nothing else has begun. */
    public static TimedStudy running(StudyResult study) {
        RungTime rung = new RungTime(0, 0, study.header().epochs(), START, 2, Optional.empty());
        return new TimedStudy(study, new Timeline(List.of(rung), Set.of()));
    }

    private static RungTime rung(
            int trial, int fromEpoch, int toEpoch, double from, double seconds, RungResult.Outcome outcome) {
        Instant start = START.plusMillis(Math.round(MILLIS * from));
        return new RungTime(trial, fromEpoch, toEpoch, start, seconds, Optional.of(outcome));
    }
}
