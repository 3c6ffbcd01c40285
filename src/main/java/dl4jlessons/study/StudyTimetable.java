package dl4jlessons.study;

import dl4jlessons.result.CellText;
import dl4jlessons.result.Table.Format;
import dl4jlessons.result.Timetable;
import dl4jlessons.result.Timetable.Span;
import dl4jlessons.runtime.Plural;
import dl4jlessons.search.RungResult;
import dl4jlessons.search.RungTime;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.search.Timeline;
import dl4jlessons.search.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When which trial was trained, with the times left out in which the search did not run. */
public final class StudyTimetable {
    /** Bars in one chart. */
    private static final int MAX_RUNGS = 1500;
    /** Between rungs nothing takes so long but somebody who goes on with a search later. */
    private static final double PAUSE_SECONDS = 5;

    private static final double SECONDS_PER_MINUTE = 60;
    private static final double SECONDS_PER_HOUR = 3600;
    /** In a unit's own number, from where on the next larger unit is easier to read. */
    private static final double MANY = 120;

    private final StudyResult study;
    private final Timeline timeline;
    private final Map<Integer, RungTime> last = new HashMap<>();

    private StudyTimetable(TimedStudy study) {
        this.study = study.result();
        this.timeline = study.timeline();
        timeline.rungs().forEach(rung -> last.put(rung.trial(), rung));
    }

    /**
     * The timetable of a study.
     *
     * @param id unique within a page
     * @return empty if no times are known
     */
    public static Optional<Timetable> of(String id, TimedStudy study) {
        return study.timeline().rungs().isEmpty()
                ? Optional.empty()
                : Optional.of(new StudyTimetable(study).timetable(id));
    }

    private Timetable timetable(String id) {
        List<RungTime> all = timeline.rungs();
        List<RungTime> shown = all.subList(Math.max(0, all.size() - MAX_RUNGS), all.size());
        Instant origin = shown.get(0).start();
        List<double[]> pauses = pauses(shown, origin);
        double end = shown.stream()
                .mapToDouble(rung -> worked(rung.startAfter(origin) + rung.seconds(), pauses))
                .max()
                .orElse(0);
        double unit = end < MANY ? 1 : end < MANY * SECONDS_PER_MINUTE ? SECONDS_PER_MINUTE : SECONDS_PER_HOUR;
        List<Span> spans = new ArrayList<>();
        List<List<RungTime>> lanes = timeline.lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            for (RungTime rung : lanes.get(lane)) {
                if (!rung.start().isBefore(origin)) {
                    double from = worked(rung.startAfter(origin), pauses);
                    Fate fate = fate(rung);
                    spans.add(new Span(
                            lane,
                            from / unit,
                            (from + rung.seconds()) / unit,
                            fate.toString(),
                            fate.role(),
                            String.valueOf(rung.trial()),
                            note(rung)));
                }
            }
        }
        return new Timetable(
                id,
                "When which trial was trained",
                "Each bar is a rung: a trial, trained until it was compared with others. Bars in one row never overlap; there"
                        + " are as many rows as trials were ever trained at once."
                        + (pauses.isEmpty()
                                ? ""
                                : " Times in which nothing ran are left out at the dashed "
                                        + (pauses.size() == 1 ? "line." : "lines."))
                        + (shown.size() < all.size()
                                ? " Shown are the last " + MAX_RUNGS + " of " + all.size() + " rungs."
                                : ""),
                unit == 1 ? "seconds" : unit == SECONDS_PER_MINUTE ? "minutes" : "hours",
                lanes.size(),
                spans,
                pauses.stream().map(pause -> worked(pause[0], pauses) / unit).toList());
    }

    /** From when to when nothing ran, in seconds after a moment. */
    private static List<double[]> pauses(List<RungTime> rungs, Instant origin) {
        List<double[]> pauses = new ArrayList<>();
        double until = 0;
        for (RungTime rung : rungs) {
            double start = rung.startAfter(origin);
            if (start - until > PAUSE_SECONDS) {
                pauses.add(new double[] {until, start});
            }
            until = Math.max(until, start + rung.seconds());
        }
        return pauses;
    }

    /** Seconds without the pauses before. */
    private static double worked(double seconds, List<double[]> pauses) {
        return seconds
                - pauses.stream()
                        .filter(pause -> pause[1] <= seconds)
                        .mapToDouble(pause -> pause[1] - pause[0])
                        .sum();
    }

    private Fate fate(RungTime rung) {
        if (rung.outcome().isEmpty()) {
            return Fate.RUNNING;
        }
        RungResult.Outcome outcome = rung.outcome().get();
        if (outcome == RungResult.Outcome.DIVERGED) {
            return Fate.DIVERGED;
        }
        if (outcome == RungResult.Outcome.FAILED) {
            return Fate.FAILED;
        }
        Trial trial = study.trials().get(rung.trial());
        if (!rung.equals(last.get(rung.trial()))) {
            return Fate.PROMOTED;
        }
        return switch (trial.state()) {
            case COMPLETE -> Fate.COMPLETED;
            case PRUNED -> Fate.STOPPED;
            default -> Fate.WAITING;
        };
    }

    private static String note(RungTime rung) {
        int epochs = rung.toEpoch() - rung.fromEpoch();
        String trained = epochs > 0 ? Plural.of(epochs, "epoch") + " from " + rung.fromEpoch() : "no whole epoch";
        String soFar = rung.outcome().isEmpty() ? " so far" : "";
        return trained + ", " + CellText.number(rung.seconds(), Format.SECONDS) + soFar;
    }
}
