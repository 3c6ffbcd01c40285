package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.result.Figure.Mark;
import org.junit.jupiter.api.Test;

class BarsTest {
    @Test
    void barsReachHalfwayToTheirNeighbours() {
        assertThat(Bars.edges(new double[] {1, 2, 4})).containsExactly(0.5, 1.5, 3, 5);
        assertThat(Bars.edges(new double[] {7})).containsExactly(6.5, 7.5);
        assertThat(Bars.edges(new double[0])).isEmpty();
    }

    @Test
    void theOutlineGoesFromTheFootOverEveryBarToTheFootAndMissingBarsAreFlat() {
        double[] none = new double[0];
        Bars bars = Bars.touching(
                new Curve("", Mark.BARS, new double[] {1, 2, 3}, new double[] {0.5, Double.NaN, 1}, none, none));

        assertThat(bars.x()).containsExactly(0.5, 0.5, 1.5, 1.5, 2.5, 2.5, 3.5, 3.5);
        assertThat(bars.y()).containsExactly(0, 0.5, 0.5, 0, 0, 1, 1, 0);
    }

    @Test
    void barsThatStandApartLeaveRoomBetweenThem() {
        double[] none = new double[0];
        Bars bars = Bars.apart(new Curve("", Mark.BARS, new double[] {0, 1}, new double[] {0.5, 1}, none, none));

        assertThat(bars.x())
                .containsExactly(new double[] {-0.35, -0.35, 0.35, 0.35, 0.65, 0.65, 1.35, 1.35}, within(1e-12));
        assertThat(bars.y()).containsExactly(0, 0.5, 0.5, 0, 0, 1, 1, 0);
    }
}
