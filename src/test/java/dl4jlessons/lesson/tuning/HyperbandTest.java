package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.tuning.Hyperband.Bracket;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HyperbandTest {
    @Test
    void bracketsAreThoseOfThePaper() {
        // Li et al. 2018, table 1: R = 81, η = 3
        assertThat(new Hyperband(3, 81).brackets())
                .containsExactly(
                        new Bracket(81, 1),
                        new Bracket(34, 3),
                        new Bracket(15, 9),
                        new Bracket(8, 27),
                        new Bracket(5, 81));
        assertThat(new Hyperband(3, 27).trials()).isEqualTo(27 + 12 + 6 + 4);
    }

    @Test
    void theBestOfAllBracketsWinsAndAllAreCounted() {
        // brackets of three trials from epoch 1, and of two that are all trained to epoch 3
        List<Trial> trials = IntStream.range(0, 5)
                .mapToObj(i ->
                        TuningTests.trial(i, i / 5.0, TrialState.COMPLETE, 0.1 * (i + 1), 0.1 * (i + 1), 0.1 * (i + 1)))
                .toList();
        MeasuredStudy study = TuningTests.study(3, trials, List.of(0.1, 0.2, 0.3, 0.4, 0.5));

        assertThat(new Hyperband(3, 3).replay(study, trials))
                .isEqualTo(new MeasuredStudy.Outcome(3 * 1 + 2 + 2 * 3, 0.5));
    }
}
