package dl4jlessons.result;

import java.util.List;

/**
 * A chart as data: one panel or several small ones that share both axes. Drawn by the {@code plot} package.
 *
 * @param id file name without extension, unique within the lesson
 * @param title what is shown
 * @param caption how to read it, and what to notice; a sentence or two
 * @param x the shared horizontal axis
 * @param y the shared vertical axis
 * @param columns panels in a row
 * @param panels in reading order
 */
public record Figure(String id, String title, String caption, Axis x, Axis y, int columns, List<Panel> panels) {

    /** A figure with one panel, which needs no title of its own. */
    public static Figure single(String id, String title, String caption, Axis x, Axis y, List<Series> series) {
        return new Figure(id, title, caption, x, y, 1, List.of(new Panel("", series)));
    }

    /**
     * @param label quantity and unit
     * @param scale linear, or logarithmic where values span decades
     * @param min lower end, or NaN to take it from the data
     * @param max upper end, or NaN to take it from the data
     */
    public record Axis(String label, Scale scale, double min, double max) {
        public static Axis linear(String label) {
            return new Axis(label, Scale.LINEAR, Double.NaN, Double.NaN);
        }

        public static Axis log(String label) {
            return new Axis(label, Scale.LOG, Double.NaN, Double.NaN);
        }

        public Axis between(double lower, double upper) {
            return new Axis(label, scale, lower, upper);
        }
    }

    public enum Scale {
        LINEAR,
        LOG
    }

    /** One chart of several; its title tells it from its neighbours. */
    public record Panel(String title, List<Series> series) {}

    /**
     * @param name the variant; the same name has the same colour in every figure of the course
     * @param mark how it is drawn
     * @param x horizontal values, ascending for lines
     * @param y vertical values, as many as {@code x}; NaN leaves a gap
     * @param low lower edge of the spread over seeds, as many as {@code x}, or empty
     * @param high upper edge of the spread over seeds, as many as {@code x}, or empty
     */
    public record Series(String name, Mark mark, List<Double> x, List<Double> y, List<Double> low, List<Double> high) {

        public static Series line(String name, List<Double> x, List<Double> y) {
            return new Series(name, Mark.LINE, x, y, List.of(), List.of());
        }

        /** A line through the middle of a band. */
        public static Series band(String name, List<Double> x, List<Double> y, List<Double> low, List<Double> high) {
            return new Series(name, Mark.LINE, x, y, low, high);
        }

        public static Series points(String name, List<Double> x, List<Double> y) {
            return new Series(name, Mark.POINTS, x, y, List.of(), List.of());
        }

        /** Bars that touch, as in a histogram: {@code x} are their centres. */
        public static Series bars(String name, List<Double> x, List<Double> y) {
            return new Series(name, Mark.BARS, x, y, List.of(), List.of());
        }
    }

    public enum Mark {
        LINE,
        POINTS,
        BARS
    }
}
