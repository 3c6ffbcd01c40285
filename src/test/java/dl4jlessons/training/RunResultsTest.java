package dl4jlessons.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunResultsTest {
    private final RunResults<String, Double> runs = new RunResults<>(
            List.of("He", "zero"),
            List.of(7L, 3L, 5L),
            Map.of("He", List.of(1.0, 2.0, 6.0), "zero", List.of(0.0, 0.0, 0.0)));

    @Test
    void aResultIsFoundByVariantAndSeed() {
        assertThat(runs.get("He", 7)).isEqualTo(1);
        assertThat(runs.get("He", 5)).isEqualTo(6);
    }

    @Test
    void aSummaryIsOverTheSeedsOfOneVariant() {
        assertThat(runs.summary("He", figure -> 10 * figure)).isEqualTo(Summary.of(List.of(10.0, 20.0, 60.0)));
    }

    @Test
    void whatIsMadeOfResultsKeepsVariantsAndSeeds() {
        RunResults<String, String> texts = runs.map(result -> "result " + result);

        assertThat(texts.variants()).isEqualTo(runs.variants());
        assertThat(texts.get("He", 3)).isEqualTo("result 2.0");
    }

    @Test
    void anUnknownVariantIsNamed() {
        assertThatThrownBy(() -> runs.of("Xavier"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no variant Xavier among [He, zero]");
    }
}
