package dl4jlessons.search;

import static dl4jlessons.search.Dimension.choice;
import static dl4jlessons.search.Dimension.integer;
import static dl4jlessons.search.Dimension.logUniform;
import static dl4jlessons.search.Dimension.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.UserException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final SearchSpace SPACE =
            SearchSpace.of(uniform("a", 0, 1), choice("b", "one", "two"), integer("c", 1, 3));

    private static List<Parameters> all(Sampler sampler, SearchSpace space) {
        return IntStream.range(0, sampler.trials(space).orElseThrow())
                .mapToObj(trial -> sampler.parameters(space, 1, trial))
                .toList();
    }

    @Test
    void aTrialDependsOnSeedAndNumberOnly() {
        Parameters tenth = Sampler.random().parameters(SPACE, 7, 10);
        Sampler.random().parameters(SPACE, 7, 3);
        assertThat(Sampler.random().parameters(SPACE, 7, 10)).isEqualTo(tenth);
        assertThat(Sampler.random().parameters(SPACE, 8, 10)).isNotEqualTo(tenth);
        assertThat(Sampler.random().parameters(SPACE, 7, 11)).isNotEqualTo(tenth);
        assertThat(Sampler.random().trials(SPACE)).isEmpty();
    }

    @Test
    void aCornerGridReachesTheBounds() {
        List<Parameters> grid = all(Sampler.cornerGrid(3), SearchSpace.of(logUniform("rate", 1e-4, 1)));
        assertThat(grid.get(0).number("rate")).isEqualTo(1e-4);
        assertThat(grid.get(1).number("rate")).isCloseTo(1e-2, within(1e-15));
        assertThat(grid.get(2).number("rate")).isEqualTo(1);
    }

    @Test
    void aCentredGridKeepsHalfAStepAwayFromTheBounds() {
        List<Parameters> grid = all(Sampler.centredGrid(4), SearchSpace.of(uniform("a", 0, 1)));
        assertThat(grid).extracting(p -> p.number("a")).containsExactly(0.125, 0.375, 0.625, 0.875);
    }

    @Test
    void aGridHasEachCombinationOnceWithAllChoicesAndNoWholeNumberTwice() {
        List<Parameters> grid = all(Sampler.cornerGrid(4), SPACE);
        assertThat(grid).hasSize(4 * 2 * 3).doesNotHaveDuplicates();
        assertThat(grid).extracting(p -> p.integer("c")).containsOnly(1, 2, 3);
        assertThat(grid).extracting(p -> p.text("b")).containsOnly("one", "two");
    }

    @Test
    void aGridOfOneLevelIsRefused() {
        assertThatThrownBy(() -> Sampler.centredGrid(1))
                .isInstanceOf(UserException.class)
                .hasMessage("A grid of 1 level compares nothing: choose at least 2 levels.");
    }

    @Test
    void aGridThatWouldNeverEndIsRefused() {
        SearchSpace space = SearchSpace.of(uniform("a", 0, 1), uniform("b", 0, 1), uniform("c", 0, 1));
        assertThat(Sampler.centredGrid(46).trials(space)).hasValue(46 * 46 * 46);
        assertThatThrownBy(() -> Sampler.centredGrid(5_000).trials(space))
                .isInstanceOf(UserException.class)
                .hasMessage("This grid has 125,000,000,000 trials, and a study at most 100,000: choose fewer levels, or"
                        + " random trials.");
        assertThatThrownBy(() -> Sampler.centredGrid(Integer.MAX_VALUE))
                .isInstanceOf(UserException.class)
                .hasMessage("A grid of 2147483647 levels is too fine: choose fewer.");
    }

    @Test
    void haltonTrialsDependOnSeedAndNumberOnly() {
        Parameters tenth = Sampler.halton().parameters(SPACE, 7, 10);
        Sampler.halton().parameters(SPACE, 7, 3);
        assertThat(Sampler.halton().parameters(SPACE, 7, 10)).isEqualTo(tenth);
        assertThat(Sampler.halton().parameters(SPACE, 8, 10)).isNotEqualTo(tenth);
        assertThat(Sampler.halton().parameters(SPACE, 7, 11)).isNotEqualTo(tenth);
        assertThat(Sampler.halton().trials(SPACE)).isEmpty();
    }

    /** Of 64 consecutive points in base 2 each quarter gets exactly 16, wherever the shift puts the quarters. */
    @Test
    void haltonTrialsFillTheSpaceEvenly() {
        SearchSpace space = SearchSpace.of(uniform("a", 0, 1), uniform("b", 0, 1));
        List<Parameters> halton = IntStream.range(0, 64)
                .mapToObj(trial -> Sampler.halton().parameters(space, 5, trial))
                .toList();
        double first = halton.get(0).number("a");
        for (int quarter = 0; quarter < 4; quarter++) {
            int in = quarter;
            assertThat(halton)
                    .filteredOn(one -> (int) (((one.number("a") - first + 1 + 1e-9) % 1) * 4) == in)
                    .hasSize(16);
        }
        assertThat(halton).extracting(one -> one.number("b")).doesNotHaveDuplicates();
    }

    @Test
    void haltonRefusesMoreDimensionsThanItHas() {
        SearchSpace space = new SearchSpace(IntStream.range(0, 41)
                .<Dimension>mapToObj(i -> uniform("x" + i, 0, 1))
                .toList());
        assertThatThrownBy(() -> Sampler.halton().parameters(space, 1, 0))
                .isInstanceOf(UserException.class)
                .hasMessage("The Halton sequence is for at most 40 hyperparameters, not 41: use --sampler random.");
    }

    @Test
    void theSeedShiftsAGridWithinItsCells() {
        SearchSpace space = SearchSpace.of(uniform("a", 0, 1));
        double shift = all(Sampler.shiftedGrid(4, 0), space).get(0).number("a");
        assertThat(shift).isBetween(0.0, 0.25);
        assertThat(all(Sampler.shiftedGrid(4, 0), space))
                .extracting(p -> p.number("a") - shift)
                .usingElementComparator((x, y) -> Math.abs(x - y) < 1e-12 ? 0 : 1)
                .containsExactly(0.0, 0.25, 0.5, 0.75);
        assertThat(Sampler.shiftedGrid(4, 0).parameters(space, 2, 0).number("a"))
                .isNotEqualTo(shift);
        assertThat(all(Sampler.shiftedGrid(4, 0.5), space).get(0).number("a"))
                .isCloseTo((shift + 0.125) % 0.25, within(1e-12));
    }

    @Test
    void samplersSayWhatTheyAre() {
        assertThat(List.of(
                        Sampler.random(),
                        Sampler.halton(),
                        Sampler.cornerGrid(3),
                        Sampler.centredGrid(3),
                        Sampler.shiftedGrid(4, 0.5)))
                .extracting(Sampler::description)
                .containsExactly(
                        "random",
                        "Halton",
                        "grid with corners, 3 levels",
                        "centred grid, 3 levels",
                        "grid shifted by the seed and 0.5, 4 levels");
    }
}
