package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PathDataTest {
    private final PathData path = new PathData();

    @Test
    void aLineThatBeginsWhereTheLastEndedContinuesIt() {
        path.append(new Line2D.Double(0, 1, 10, 1.5));
        path.append(new Line2D.Double(10, 1.5, 20, 1));
        path.append(new Line2D.Double(30, 1, 31, 1));

        assertThat(path).hasToString("m0 1l10 .5l10-.5m10 0l1 0");
    }

    @Test
    void roundingErrorsDoNotAddUp() {
        for (int i = 0; i < 100; i++) {
            path.append(new Line2D.Double(i * 0.14, 0, (i + 1) * 0.14, 0));
        }
        double end = Pattern.compile("[ml](-?[\\d.]+)")
                .matcher(path.toString())
                .results()
                .mapToDouble(step -> Double.parseDouble(step.group(1)))
                .sum();

        assertThat(Math.round(end * 10)).isEqualTo(140);
    }

    @Test
    void shapesAreClosedAndCirclesAreTwoArcs() {
        path.append(new Rectangle2D.Double(1, 1, 2, 2));
        assertThat(path.toString()).startsWith("m1 1l2 0l0 2l-2 0").endsWith("z");

        PathData circle = new PathData();
        circle.append(new Ellipse2D.Double(0, 0, 4, 4));
        assertThat(circle).hasToString("m0 2a2 2 0 1 0 4 0a2 2 0 1 0-4 0");
    }
}
