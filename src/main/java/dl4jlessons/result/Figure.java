package dl4jlessons.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

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
 * @param guides values to compare with, drawn in every panel
 */
public record Figure(
        String id, String title, String caption, Axis x, Axis y, int columns, List<Panel> panels, List<Guide> guides) {

    public Figure {
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("figure \"" + id + "\" has no panels");
        }
    }

    /** A figure without guides. */
    public Figure(String id, String title, String caption, Axis x, Axis y, int columns, List<Panel> panels) {
        this(id, title, caption, x, y, columns, panels, List.of());
    }

    /** A figure with one panel, which needs no title of its own. */
    public static Figure single(String id, String title, String caption, Axis x, Axis y, List<Series> series) {
        return new Figure(id, title, caption, x, y, 1, List.of(new Panel("", series)));
    }

    /** The same figure with lines at values worth comparing with, such as the accuracy of guessing. */
    public Figure withGuides(Guide... lines) {
        return new Figure(id, title, caption, x, y, columns, panels, List.of(lines));
    }

    /** The same figure with so many panels in a row. */
    public Figure inColumns(int panelsInARow) {
        return new Figure(id, title, caption, x, y, panelsInARow, panels, guides);
    }

    /** The same figure with another vertical axis. */
    public Figure withY(Axis other) {
        return new Figure(id, title, caption, x, other, columns, panels, guides);
    }

    /**
     * What an axis shows, and how.
     *
     * @param label quantity and unit
     * @param scale linear, or logarithmic where values span decades
     * @param min lower end, or NaN to take it from the data
     * @param max upper end, or NaN to take it from the data
     * @param categories names of the values 0, 1, 2 and so on, where the quantity is not a number; otherwise empty
     */
    public record Axis(String label, Scale scale, double min, double max, List<String> categories) {
        public Axis {
            if (scale == Scale.LOG && (min <= 0 || max <= 0)) {
                throw new IllegalArgumentException(
                        "axis \"" + label + "\": a logarithmic axis cannot reach from " + min + " to " + max);
            }
        }

        public Axis(String label, Scale scale, double min, double max) {
            this(label, scale, min, max, List.of());
        }

        /** From the smallest to the largest value drawn. */
        public static Axis linear(String label) {
            return new Axis(label, Scale.LINEAR, Double.NaN, Double.NaN);
        }

        /** For values that span decades; what is not positive is not drawn. */
        public static Axis log(String label) {
            return new Axis(label, Scale.LOG, Double.NaN, Double.NaN);
        }

        /** Values 0, 1, 2 and so on, shown by these names. */
        public static Axis categories(String label, List<String> names) {
            return new Axis(label, Scale.LINEAR, Double.NaN, Double.NaN, names);
        }

        /** The same with bounds of its own, so that figures can be compared. */
        public Axis between(double lower, double upper) {
            return new Axis(label, scale, lower, upper, categories);
        }
    }

    public enum Scale {
        LINEAR,
        LOG
    }

    /**
     * One chart of several.
     *
     * @param title tells it from its neighbours
     * @param note written into the chart, such as "diverged at iteration 12"; may be empty
     */
    public record Panel(String title, List<Series> series, String note) {
        public Panel(String title, List<Series> series) {
            this(title, series, "");
        }
    }

    /**
     * A straight line across every panel.
     *
     * @param label what the value is, a word or two
     * @param axis the axis on which the value lies: a guide on {@link Direction#Y} runs horizontally
     * @param value in the axis' unit
     */
    public record Guide(String label, Direction axis, double value) {
        public static Guide atX(String label, double value) {
            return new Guide(label, Direction.X, value);
        }

        public static Guide atY(String label, double value) {
            return new Guide(label, Direction.Y, value);
        }
    }

    public enum Direction {
        X,
        Y
    }

    /**
     * Values of one variant.
     *
     * @param name the variant. Lines without a band may share a name within a panel: they are runs of one variant.
     * @param role what the variant is compared as, which decides its look
     * @param mark how it is drawn
     * @param x horizontal values, ascending for lines
     * @param y vertical values, as many as {@code x}; NaN leaves a gap, infinity a mark at the panel's edge
     * @param low lower edge of the spread over seeds, as many as {@code x}, or empty
     * @param high upper edge of the spread over seeds, as many as {@code x}, or empty
     * @param keys what each value belongs to, such as the number of a trial, as many as {@code x}, or empty; a page can
     *     show more about it
     */
    public record Series(
            String name,
            Role role,
            Mark mark,
            List<Double> x,
            List<Double> y,
            List<Double> low,
            List<Double> high,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> keys) {
        public Series {
            Objects.requireNonNull(role, "role");
            keys = Objects.requireNonNullElse(keys, List.of());
            if (!keys.isEmpty() && keys.size() != x.size()) {
                throw new IllegalArgumentException(
                        "series \"" + name + "\": " + keys.size() + " keys for " + x.size() + " values");
            }
            boolean spreadFits =
                    (low.isEmpty() && high.isEmpty()) || (low.size() == x.size() && high.size() == x.size());
            if (y.size() != x.size() || !spreadFits) {
                throw new IllegalArgumentException("series \"" + name + "\": x, y, low and high differ in length: "
                        + x.size() + ", " + y.size() + ", " + low.size() + ", " + high.size());
            }
        }

        /** Values that belong to nothing else, of a variant without a part in other charts. */
        public Series(String name, Mark mark, List<Double> x, List<Double> y, List<Double> low, List<Double> high) {
            this(name, Role.OTHER, mark, x, y, low, high, List.of());
        }

        /** The same values, as those of a variant with a part in other charts, too. */
        public Series as(Role part) {
            return new Series(name, part, mark, x, y, low, high, keys);
        }

        /** The same series, each of its values belonging to something. */
        public Series withKeys(List<String> others) {
            return new Series(name, role, mark, x, y, low, high, others);
        }

        /** Points joined by a line, which has a gap where {@code y} is not a number. */
        public static Series line(String name, List<Double> x, List<Double> y) {
            return new Series(name, Mark.LINE, x, y, List.of(), List.of());
        }

        /** A line through the middle of a band. */
        public static Series band(String name, List<Double> x, List<Double> y, List<Double> low, List<Double> high) {
            return new Series(name, Mark.LINE, x, y, low, high);
        }

        /** Points on their own. */
        public static Series points(String name, List<Double> x, List<Double> y) {
            return new Series(name, Mark.POINTS, x, y, List.of(), List.of());
        }

        /** Points with the spread over seeds as whiskers. */
        public static Series points(String name, List<Double> x, List<Double> y, List<Double> low, List<Double> high) {
            return new Series(name, Mark.POINTS, x, y, low, high);
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
