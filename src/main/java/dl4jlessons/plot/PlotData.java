package dl4jlessons.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Mark;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What a drawn chart shows, as JSON for a script in the page: where its panels lie, what their axes reach, and the values
 * of every series to four digits.
 */
final class PlotData {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MathContext DIGITS = new MathContext(4);
    /** Pixels a value needs, so that a pointer can find it. */
    private static final int PIXELS_PER_VALUE = 2;

    private PlotData() {}

    static String json(Figure figure, PlotAxis x, PlotAxis y, Layout layout) {
        ObjectNode chart = chart();
        chart.set("x", axis(x));
        chart.set("y", axis(y));
        ArrayNode panels = chart.putArray("panels");
        for (int i = 0; i < figure.panels().size(); i++) {
            panels.add(panel(figure.panels().get(i), layout.panels().get(i)));
        }
        return text(chart);
    }

    /** A chart without axes and panels yet. */
    static ObjectNode chart() {
        return JSON.createObjectNode();
    }

    static String text(ObjectNode chart) {
        try {
            return JSON.writeValueAsString(chart);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An axis that says nothing by itself, from one end to the other. */
    static ObjectNode plainAxis(String label, double from, double to) {
        ObjectNode node = JSON.createObjectNode()
                .put("label", label)
                .put("log", false)
                .put("from", from)
                .put("to", to);
        node.putArray("names");
        return node;
    }

    /** A panel without series. */
    static ObjectNode panel(String title, Rectangle2D area) {
        ObjectNode node = JSON.createObjectNode().put("title", title);
        node.putArray("box")
                .add(rounded(area.getX()))
                .add(rounded(area.getY()))
                .add(rounded(area.getWidth()))
                .add(rounded(area.getHeight()));
        return node;
    }

    /** Values that belong to something, one key each or one for all of them. */
    static ObjectNode keyed(
            String name, boolean joined, List<Double> x, List<Double> y, List<String> keysOrOne, String label) {
        ObjectNode values = JSON.createObjectNode().put("name", name).put("line", joined);
        if (!label.isEmpty()) {
            values.put("label", label);
        }
        add(values.putArray("x"), x);
        add(values.putArray("y"), y);
        ArrayNode keys = values.putArray("keys");
        keysOrOne.forEach(keys::add);
        return values;
    }

    static ObjectNode axis(PlotAxis axis) {
        ObjectNode node = JSON.createObjectNode()
                .put("label", axis.axis().label())
                .put("log", axis.logarithmic())
                .put("from", axis.lower())
                .put("to", axis.upper());
        ArrayNode names = node.putArray("names");
        axis.axis().categories().forEach(names::add);
        return node;
    }

    private static ObjectNode panel(Panel panel, Rectangle2D area) {
        ObjectNode node = panel(panel.title(), area);
        ArrayNode series = node.putArray("series");
        for (Series whole : panel.series()) {
            Series shown = Thinning.thin(whole, (int) area.getWidth() / PIXELS_PER_VALUE);
            ObjectNode values = series.addObject().put("name", shown.name());
            add(values.putArray("x"), shown.x());
            add(values.putArray("y"), shown.y());
            if (!shown.low().isEmpty()) {
                add(values.putArray("low"), shown.low());
                add(values.putArray("high"), shown.high());
            }
            if (!shown.keys().isEmpty()) {
                values.put("line", shown.mark() == Mark.LINE);
                ArrayNode keys = values.putArray("keys");
                boolean ofOne = shown.keys().stream().distinct().count() == 1;
                (ofOne ? shown.keys().subList(0, 1) : shown.keys()).forEach(keys::add);
            }
        }
        return node;
    }

    /** What is infinite is a text, and what is not a number is missing: JSON has neither. */
    private static void add(ArrayNode array, List<Double> values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(rounded(value));
            } else if (Double.isNaN(value)) {
                array.addNull();
            } else {
                array.add(value > 0 ? "∞" : "−∞");
            }
        }
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    }
}
