package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WeightScalesTest {
    @Test
    void theBooksSixteenScalesGoFrom1To00001InEqualSteps() {
        List<Double> scales = WeightScales.between1And00001(16);

        assertThat(scales).hasSize(16);
        assertThat(scales.get(0)).isEqualTo(1);
        assertThat(scales.get(2)).isCloseTo(0.29286, within(1e-5));
        assertThat(scales.get(15)).isCloseTo(0.0001, within(1e-12));
    }

    @Test
    void namesHaveTwoDigitsAndNoExponent() {
        assertThat(WeightScales.between1And00001(8).stream().map(WeightScales::name))
                .containsExactly("1", "0.27", "0.072", "0.019", "0.0052", "0.0014", "0.00037", "0.0001");
    }
}
