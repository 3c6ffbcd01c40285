package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class RecordingListenerTest {
    private static final String SESSION = "lesson · variant · seed 1";

    private final FiniteRecords records = new FiniteRecords();
    private final List<Integer> divergences = new ArrayList<>();

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void leavesTheTrainedNumbersAsTheyAre() {
        SmallTraining unwatched = new SmallTraining(SmallTraining.USUAL_RATE, List.of());
        unwatched.train(30);
        SmallTraining watched = new SmallTraining(SmallTraining.USUAL_RATE, List.of(listener(1)));
        watched.train(30);

        assertThat(watched.network.params()).isEqualTo(unwatched.network.params());
        assertThat(iterations()).hasSize(30);
    }

    @Test
    void recordsEveryNthIterationAndTheEarlyPowersOfTwo() {
        new SmallTraining(SmallTraining.USUAL_RATE, List.of(listener(10))).train(35);

        assertThat(iterations()).containsExactly(0, 1, 2, 4, 8, 10, 20, 30);
    }

    @Test
    void saysBeforehandAtWhichIterationsItLooks() {
        RecordingListener listener = listener(10);
        SmallTraining training = new SmallTraining(SmallTraining.USUAL_RATE, List.of(listener));
        List<Integer> wanted = new ArrayList<>();
        for (int iteration = 0; iteration < 35; iteration++) {
            if (listener.wantsNextIteration()) {
                wanted.add(iteration);
            }
            training.network.fit(training.features, training.labels);
        }

        assertThat(wanted).isEqualTo(iterations());
    }

    @Test
    void recordsEverMoreRarelyInLongTrainings() {
        new SmallTraining(SmallTraining.USUAL_RATE, List.of(listener(1))).train(480);

        assertThat(iterations()).hasSize(80 + 80 + 60).contains(0, 79, 80, 82, 238, 240, 244, 476);
    }

    @Test
    void recordsTheActivationsAndGradientsOfTheIterationWhoseLossItRecords() {
        InMemoryStatsStorage everyIteration = new InMemoryStatsStorage();
        new SmallTraining(SmallTraining.USUAL_RATE, List.of(new StatsListener(everyIteration, 1, SESSION))).train(11);
        new SmallTraining(SmallTraining.USUAL_RATE, List.of(listener(10))).train(11);

        StatsReport expected = last(reports(everyIteration));
        StatsReport recorded = last(reports());
        assertThat(recorded.getIterationCount()).isEqualTo(10);
        new ReportComparison(recorded, expected).assertSameNumbers(DataType.FLOAT);
    }

    @Test
    void countsAllMiniBatchesAlthoughItRecordsFew() {
        new SmallTraining(SmallTraining.USUAL_RATE, List.of(listener(10))).train(31);

        StatsReport last = last(reports());
        assertThat(last.getTotalMinibatches()).isEqualTo(31);
        assertThat(last.getTotalExamples()).isEqualTo(31 * 16);
    }

    @Test
    void tellsOnceWhenTheLossIsNoLongerFinite() {
        SmallTraining training = new SmallTraining(SmallTraining.OVERFLOWING_RATE, List.of(listener(10)));

        int iteration = training.train(20);
        training.network.fit(training.features, training.labels);

        assertThat(divergences).containsExactly(iteration);
        assertThat(reports()).extracting(StatsReport::getScore).allSatisfy(score -> assertThat(score)
                .isFinite());
    }

    @Test
    void tellsAtTheEndWhenOnlyTheParametersAreNoLongerFinite() {
        RecordingListener listener = listener(10);
        SmallTraining training = new SmallTraining(SmallTraining.OVERFLOWING_RATE, List.of(listener));

        training.train(1);
        assertThat(training.network.score()).isFinite();
        assertThat(divergences).isEmpty();
        listener.finish();

        assertThat(divergences).containsExactly(1);
        assertThat(iterations()).isEmpty();
    }

    private RecordingListener listener(int everyIterations) {
        return new RecordingListener(records, SESSION, everyIterations, divergences::add);
    }

    private List<Integer> iterations() {
        return reports().stream().map(StatsReport::getIterationCount).toList();
    }

    private List<StatsReport> reports() {
        return reports(records);
    }

    private static List<StatsReport> reports(StatsStorage storage) {
        return Sessions.records(storage, SESSION).stream()
                .map(StatsReport.class::cast)
                .toList();
    }

    private static StatsReport last(List<StatsReport> reports) {
        return reports.get(reports.size() - 1);
    }
}
