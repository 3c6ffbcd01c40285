package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.result.Figure.Axis;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PlotAxisTest {
    @Test
    void linearAxesAreLabelledWithRoundNumbers() {
        assertThat(labels(axis(Axis.linear("loss").between(0, 3)), 6))
                .containsExactly("0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0");
        assertThat(labels(axis(Axis.linear("x").between(-1, 1)), 4)).containsExactly("−1.0", "−0.5", "0", "0.5", "1.0");
        assertThat(labels(axis(Axis.linear("iteration").between(0, 20_000)), 4))
                .containsExactly("0", "5,000", "10,000", "15,000", "20,000");
        assertThat(labels(axis(Axis.linear("rate").between(0, 4e-6)), 4))
                .containsExactly("0", "1×10⁻⁶", "2×10⁻⁶", "3×10⁻⁶", "4×10⁻⁶");
    }

    @Test
    void logarithmicAxesAreLabelledWithPowersOfTen() {
        assertThat(labels(axis(Axis.log("rate").between(1e-6, 1e-2)), 8))
                .containsExactly("10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²");
        assertThat(labels(axis(Axis.log("scale").between(1e-3, 10)), 8))
                .containsExactly("0.001", "0.01", "0.1", "1", "10");
        assertThat(labels(axis(Axis.log("gradient").between(1e-30, 1)), 4))
                .containsExactly("10⁻²⁴", "10⁻¹⁶", "10⁻⁸", "10⁰");
    }

    @Test
    void shortLogarithmicAxesAreAlsoLabelledBetweenThePowers() {
        assertThat(labels(axis(Axis.log("loss").between(0.2, 20)), 8))
                .containsExactly("0.2", "0.5", "1", "2", "5", "10", "20");
        assertThat(labels(axis(Axis.log("loss").between(1.0, 1.5)), 5))
                .containsExactly("1.0", "1.1", "1.2", "1.3", "1.4", "1.5");
    }

    @Test
    void valuesLieInProportionOrInProportionOfTheirLogarithms() {
        assertThat(axis(Axis.linear("x").between(0, 10)).place(2.5)).isCloseTo(0.25, within(1e-12));
        assertThat(axis(Axis.log("x").between(1e-4, 1)).place(1e-3)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void whatAnAxisCannotShowHasNoPlace() {
        PlotAxis log = axis(Axis.log("x").between(1e-4, 1));

        for (double value : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(log.place(value)).as("%s", value).isNaN();
        }
        assertThat(log.clampedPlace(0)).isZero();
        assertThat(log.clampedPlace(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(log.clampedPlace(Double.NaN)).isNaN();
    }

    @Test
    void theRangeShowsAllFiniteValues() {
        PlotAxis linear = axis(Axis.linear("x"), 3, 5, Double.NaN, Double.POSITIVE_INFINITY);
        PlotAxis log = axis(Axis.log("x"), 1e-8, 0, -3, 1e-2);

        assertThat(linear.place(3)).isBetween(0.0, 0.1);
        assertThat(linear.place(5)).isBetween(0.9, 1.0);
        assertThat(log.place(1e-8)).isBetween(0.0, 0.1);
        assertThat(log.place(1e-2)).isBetween(0.9, 1.0);
    }

    @Test
    void axesOfPositiveValuesThatReachFarDownBeginAtZero() {
        assertThat(axis(Axis.linear("loss"), 0.3, 2.3).place(0)).isZero();
        assertThat(axis(Axis.linear("accuracy"), 0.84, 0.88).place(0)).isNegative();
    }

    @Test
    void categoriesStandInTheMiddleOfEqualParts() {
        PlotAxis axis = axis(Axis.categories("variant", List.of("BN", "none")));

        assertThat(labels(axis, 8)).containsExactly("BN", "none");
        assertThat(axis.place(0) + axis.place(1)).isCloseTo(1, within(1e-12));
    }

    private static PlotAxis axis(Axis axis, double... values) {
        return PlotAxis.around(axis, DoubleStream.of(values));
    }

    private static List<String> labels(PlotAxis axis, int about) {
        return axis.ticks(about).stream().map(Tick::label).toList();
    }
}
