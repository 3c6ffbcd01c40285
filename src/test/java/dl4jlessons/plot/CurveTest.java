package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Series;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final PlotAxis UNIT = PlotAxis.around(Axis.linear("").between(0, 1), DoubleStream.empty());
    private static final double NAN = Double.NaN;

    @Test
    void shortLinesShowAllValuesThatDoNotCrowd() {
        Curve even = line(SampleFigures.list(0, 0.25, 0.5, 0.75, 1));
        Curve crowded = line(SampleFigures.list(0, 0.5, 0.51, 0.52, 1));

        assertThat(even.marked(20, 5, 0.5)).containsExactly(0, 1, 2, 3, 4);
        assertThat(crowded.marked(20, 5, 0.5)).containsExactly(0, 1, 4);
    }

    @Test
    void longLinesShowAFewAtPlacesOfTheirOwn() {
        Curve curve =
                line(DoubleStream.iterate(0, x -> x + 0.01).limit(100).boxed().toList());

        assertThat(curve.marked(20, 5, 0.25)).hasSize(5).doesNotContain(curve.marked(20, 5, 0.75));
    }

    @Test
    void aValueAloneBetweenGapsIsAlwaysMarked() {
        List<Double> x = SampleFigures.list(0, 0.1, 0.2, 0.95, 1);
        Curve curve = Curve.of(Series.line("", x, SampleFigures.list(0, 1, NAN, 1, NAN)), UNIT, UNIT);

        assertThat(curve.marked(3, 1, 0)).containsExactly(0, 3);
    }

    @Test
    void aBandIsInterruptedWhereItsSpreadIsMissing() {
        List<Double> x = SampleFigures.list(0, 0.1, 0.2, 0.3, 0.4);
        Curve curve = Curve.of(Series.band("", x, x, SampleFigures.list(0, 0, NAN, 0, 0), x), UNIT, UNIT);

        assertThat(curve.stretchesWithSpread()).containsExactly(new int[] {0, 1}, new int[] {3, 4});
    }

    private static Curve line(List<Double> x) {
        return Curve.of(Series.line("", x, x), UNIT, UNIT);
    }
}
