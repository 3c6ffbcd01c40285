package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final int WIDTH = 300;
    private static final List<Double> X = SampleFigures.range(0, 9999);

    @Test
    void longLinesKeepTheirEndsTheirOutliersAndTheirGaps() {
        List<Double> y = new ArrayList<>(X.stream().map(x -> Math.sin(x / 500)).toList());
        y.set(4321, 50.0);
        y.set(7000, Double.NaN);

        Series thin = Thinning.thin(Series.line("He", X, y), WIDTH);

        assertThat(thin.x())
                .hasSizeBetween(WIDTH / 2, WIDTH)
                .contains(0.0, 4321.0, 7000.0, 9999.0)
                .isSorted();
        assertThat(thin.y()).contains(50.0, Double.NaN);
    }

    @Test
    void bandsAreThinnedAlongWithTheirLine() {
        Series thin = Thinning.thin(Series.band("He", X, X, X, X), WIDTH);

        assertThat(thin.low()).isEqualTo(thin.y()).isEqualTo(thin.high());
    }

    @Test
    void cloudsKeepAFixedNumberOfPointsSpreadOverAllOfThem() {
        Series thin = Thinning.thin(Series.points("trials", X, X), WIDTH);

        assertThat(thin.x()).hasSize(500).startsWith(0.0).endsWith(9980.0);
    }

    @Test
    void shortSeriesStayAsTheyAre() {
        List<Double> few = SampleFigures.range(1, 100);
        Series series = Series.line("He", few, few);

        assertThat(Thinning.thin(series, WIDTH)).isSameAs(series);
    }
}
