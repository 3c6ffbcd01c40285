package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.maintenance.RecordedVerdicts;
import dl4jlessons.maintenance.RecordedVerdicts.Recorded;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares verdicts and intervals of a standard run of the whole course, which must have been made before, with recorded
 * ones. Not part of {@code mvn verify}, which does not run the course: its name keeps it out.
 */
class CourseVerdicts {
    private final Map<String, Map<String, Recorded>> recorded = RecordedVerdicts.read();
    private final List<LessonRecord> runs = CourseResults.read();

    @Test
    void theSameClaimsAreJudged() {
        Map<String, List<String>> judged = new TreeMap<>();
        runs.stream()
                .filter(run -> !run.result().judgements().isEmpty())
                .forEach(run -> judged.put(
                        run.name(),
                        run.result().judgements().stream().map(Judgement::id).toList()));

        assertThat(judged)
                .isEqualTo(recorded.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                lesson -> List.copyOf(lesson.getValue().keySet()))));
    }

    @Test
    void theStandardRunReachesTheRecordedVerdicts() {
        List<String> problems = new ArrayList<>();
        runs.forEach(run -> run.result().judgements().forEach(judgement -> {
            Recorded before = recorded.get(run.name()).get(judgement.id());
            if (!before.verdicts().contains(judgement.verdict())) {
                String difference = run.name() + " " + judgement.id() + " is " + judgement.verdict() + ", recorded "
                        + before.verdicts() + " at " + before.distance() + " margins from another";
                System.out.println(difference);
                if (!before.agreesWith(judgement)) {
                    problems.add(difference);
                }
            }
        }));
        assertThat(problems).isEmpty();
    }

    @Test
    void recordedMeansLieInTheIntervalsOfTheRun() {
        int conditions = 0;
        List<String> outside = new ArrayList<>();
        List<String> farOutside = new ArrayList<>();
        for (LessonRecord run : runs) {
            for (Judgement judgement : run.result().judgements()) {
                Recorded before = recorded.get(run.name()).get(judgement.id());
                for (Measurement condition : judgement
                        .measurements()
                        .filter(m -> !m.machineDependent())
                        .toList()) {
                    conditions++;
                    double apart = before.apart(condition);
                    if (!(apart <= 1)) {
                        String difference = run.name() + " " + judgement.id() + ", " + condition.quantity()
                                + ": recorded " + before.means().get(condition.quantity()) + ", now "
                                + condition.estimate() + ", " + apart + " half widths from its middle";
                        System.out.println(difference);
                        (apart <= RecordedVerdicts.FAR ? outside : farOutside).add(difference);
                    }
                }
            }
        }
        assertThat(farOutside).isEmpty();
        assertThat(outside)
                .as("of intervals at 95 %, one in twenty may leave a mean of another processor out")
                .hasSizeLessThanOrEqualTo(conditions / 20);
    }
}
