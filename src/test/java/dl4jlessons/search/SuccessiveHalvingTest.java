package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.UserException;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest {
    @Test
    void epochsGrowByTheFactorUpToACompleteTrial() {
        assertThat(Pruner.successiveHalving(3, 2).rungs(50)).containsExactly(2, 6, 18, 50);
        assertThat(Pruner.successiveHalving(3, 2).rungs(54)).containsExactly(2, 6, 18, 54);
        assertThat(Pruner.successiveHalving(2, 5).rungs(5)).containsExactly(5);
        assertThat(Pruner.none().rungs(50)).containsExactly(50);
    }

    @Test
    void oneInEtaSurvivesAndAtLeastOne() {
        SuccessiveHalving halving = new SuccessiveHalving(3, 1);
        assertThat(halving.survivors(100)).isEqualTo(33);
        assertThat(halving.survivors(3)).isEqualTo(1);
        assertThat(halving.survivors(2)).isEqualTo(1);
    }

    @Test
    void settingsThatPruneNothingAreRefused() {
        assertThatThrownBy(() -> Pruner.successiveHalving(1, 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("choose an eta of at least 2");
        assertThatThrownBy(() -> Pruner.successiveHalving(3, 0)).isInstanceOf(UserException.class);
    }
}
