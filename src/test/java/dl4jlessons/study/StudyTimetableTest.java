package dl4jlessons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Timetable;
import dl4jlessons.result.Timetable.Span;
import dl4jlessons.search.SampleTimes;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.search.TrialState;
import org.junit.jupiter.api.Test;

class StudyTimetableTest {
    @Test
    void barsFollowEachOtherInAsManyRowsAsThereWereWorkers() {
        TimedStudy study = SampleStudies.timed(SampleStudies.finished(60));

        Timetable timetable = StudyTimetable.of("t", study).orElseThrow();

        assertThat(timetable.lanes()).isEqualTo(2);
        assertThat(timetable.unit()).isEqualTo("minutes");
        assertThat(timetable.spans())
                .hasSize(60)
                .extracting(Span::group)
                .containsOnly("trained to the end", "diverged");
        assertThat(timetable.breaks()).isEmpty();
        double minutes = study.timeline().rungs().stream()
                        .mapToDouble(rung -> rung.startAfter(SampleTimes.START) + rung.seconds())
                        .max()
                        .orElseThrow()
                / 60;
        assertThat(timetable.end()).isCloseTo(minutes, within(1e-9));
    }

    @Test
    void timesInWhichNothingRanAreLeftOut() {
        TimedStudy study = SampleTimes.withPause(SampleStudies.finished(2), 3600);

        Timetable timetable = StudyTimetable.of("t", study).orElseThrow();

        assertThat(timetable.unit()).isEqualTo("seconds");
        assertThat(timetable.spans())
                .extracting(Span::lane, Span::from, Span::to)
                .containsExactly(tuple(0, 0.0, 4.5), tuple(0, 4.5, 9.0));
        assertThat(timetable.breaks()).containsExactly(4.5);
        assertThat(timetable.caption()).contains("left out at the dashed line.");
    }

    @Test
    void aRungTellsWhatBecameOfItsTrial() {
        TimedStudy study = SampleTimes.rungByRung(SampleStudies.halved());

        Timetable timetable = StudyTimetable.of("t", study).orElseThrow();

        StudyResult result = study.result();
        assertThat(count(timetable, "stopped early")).isEqualTo(result.count(TrialState.PRUNED));
        assertThat(count(timetable, "trained to the end")).isEqualTo(result.count(TrialState.COMPLETE));
        assertThat(count(timetable, "diverged")).isEqualTo(result.count(TrialState.DIVERGED));
        // a trial that was trained on to the end of the third rung went on twice
        long goneOn = result.trials().stream()
                .mapToLong(trial -> trial.epochs() == 9 ? 2 : trial.epochs() == 3 ? 1 : 0)
                .sum();
        assertThat(count(timetable, "went on")).isEqualTo(goneOn);
    }

    private static long count(Timetable timetable, String group) {
        return timetable.spans().stream()
                .filter(span -> span.group().equals(group))
                .count();
    }

    @Test
    void whatRunsIsShownAsSuch() {
        TimedStudy study = SampleTimes.running(SampleStudies.finished(3));

        assertThat(StudyTimetable.of("t", study).orElseThrow().spans())
                .extracting(Span::group, Span::note)
                .containsExactly(tuple("running", "9 epochs from 0, 2.0 s so far"));
    }

    @Test
    void withoutTimesThereIsNothingToShow() {
        TimedStudy study = TimedStudy.withoutTimes(SampleStudies.finished(60));

        assertThat(StudyTimetable.of("t", study)).isEmpty();
        assertThat(new StudyFigures("search", study.result()).durations(study.timeline()))
                .isEmpty();
    }

    @Test
    void durationsAreDrawnAgainstEpochsWhereTheseDiffer() {
        TimedStudy alike = SampleStudies.timed(SampleStudies.finished(60));
        TimedStudy halved = SampleStudies.timed(SampleStudies.halved());

        Figure against = new StudyFigures("search", halved.result())
                .durations(halved.timeline())
                .orElseThrow();
        assertThat(against.x().label()).isEqualTo("epochs");
        against.panels().get(0).series().forEach(series -> {
            for (int i = 0; i < series.x().size(); i++) {
                assertThat(series.y().get(i)).isEqualTo(0.5 * series.x().get(i));
            }
        });
        assertThat(new StudyFigures("search", alike.result())
                        .durations(alike.timeline())
                        .orElseThrow()
                        .x()
                        .label())
                .isEqualTo("trial");
    }
}
