package dl4jlessons.maintenance;

import static dl4jlessons.result.Condition.difference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.maintenance.RecordedVerdicts.Recorded;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Looks;
import dl4jlessons.result.Verdict;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Runs of one claim on several processors, whose seeds scatter by 0.1 around a mean. */
class RecordedVerdictsTest {
    private static final String QUANTITY = "lead";

    @Test
    void aRunAgreesWithAMeanInsideItsInterval() {
        Recorded recorded = RecordedVerdicts.of(run(3));

        assertThat(agrees(recorded, run(3.1))).isTrue();
        assertThat(agrees(recorded, run(4))).isFalse();
        assertThat(recorded.apart(run(3.1).headline().get(0))).isCloseTo(0.4, within(0.01));
    }

    @Test
    void aQuarterOfTheMarginIsInsideWhereverTheIntervalEnds() {
        Recorded recorded = RecordedVerdicts.of(same(3));

        assertThat(recorded.apart(same(3).headline().get(0))).isZero();
        assertThat(recorded.apart(same(3.25).headline().get(0))).isEqualTo(1);
        assertThat(recorded.apart(same(4).headline().get(0))).isEqualTo(4);
    }

    @Test
    void aVerdictThatAnotherProcessorMayTurnIntoTheRecordedOneAgrees() {
        Recorded holds = RecordedVerdicts.of(run(3));

        assertThat(run(1.2).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(holds.agreesWith(run(1.2))).as("0.95 to 1.45, the margin 1").isTrue();
        assertThat(holds.agreesWith(run(0.7))).as("0.45 to 0.95").isFalse();
        assertThat(holds.agreesWith(run(-3))).isFalse();
    }

    @Test
    void meansOfEarlierRunsFollowThatOfTheLast() {
        Recorded recorded = RecordedVerdicts.both(run(4), RecordedVerdicts.of(run(3)));

        assertThat(recorded.means().get(QUANTITY)).hasSize(2).first().isEqualTo(4.0);
        assertThat(agrees(recorded, run(3))).isTrue();
        assertThat(agrees(recorded, run(4))).isTrue();
        assertThat(agrees(recorded, run(3.5))).isFalse();
    }

    @Test
    void aSecondRunOnTheSameProcessorAddsNothing() {
        Recorded recorded = RecordedVerdicts.both(run(3), RecordedVerdicts.of(run(3)));

        assertThat(recorded).isEqualTo(RecordedVerdicts.of(run(3)));
    }

    @Test
    void verdictsOfEarlierRunsFollowThatOfTheLast() {
        Recorded recorded = RecordedVerdicts.both(run(-3), RecordedVerdicts.of(run(3)));

        assertThat(recorded.verdicts()).containsExactly(Verdict.CONTRADICTED, Verdict.HOLDS);
    }

    private static boolean agrees(Recorded recorded, Judgement run) {
        return recorded.apart(run.headline().get(0)) <= 1;
    }

    /** Half its interval's width is 0.25. */
    private static Judgement run(double mean) {
        return run(seed -> mean + (seed - 2) / 10.0);
    }

    private static Judgement same(double mean) {
        return run(seed -> mean);
    }

    private static Judgement run(LongToDoubleFunction values) {
        Claim claim = Claim.of("a-claim", "A claim.").holdsIf(difference(1, QUANTITY, values));
        return Judgement.of(claim, List.of(1L, 2L, 3L), Looks.ONE);
    }
}
