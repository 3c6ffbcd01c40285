package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dl4jlessons.result.Coordinates;
import dl4jlessons.result.Coordinates.Point;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Role;
import dl4jlessons.result.Timetable;
import dl4jlessons.result.Timetable.Span;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The plots of trials: parallel coordinates, pairs, times and shares. */
class TrialPlotsTest {
    private static final Coordinates COORDINATES = new Coordinates(
            "c",
            "coordinates",
            "",
            List.of(
                    Axis.log("rate & more").between(1e-4, 1),
                    Axis.categories("updater", List.of("sgd", "adam <fast>")),
                    Axis.linear("accuracy").between(0, 1)),
            List.of(
                    new Point("best fifth", Role.STEP_5, "3", List.of(0.01, 1.0, 0.75)),
                    new Point("last fifth", Role.STEP_1, "7", List.of(1.0, 0.0, 0.25)),
                    new Point("diverged", Role.DIVERGED, "8", List.of(1e-4, 0.0, Double.NaN))));

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode data(String svg) throws Exception {
        return new ObjectMapper()
                .readTree(parsed(svg).getElementsByTagName("metadata").item(0).getTextContent());
    }

    private static List<String> words(String svg) throws Exception {
        NodeList texts = parsed(svg).getElementsByTagName("text");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            words.add(texts.item(i).getTextContent());
        }
        return words;
    }

    /** How often a group of this name is drawn, its entry in the legend included. */
    private static long groups(String svg, String name) throws Exception {
        NodeList groups = parsed(svg).getElementsByTagName("g");
        long count = 0;
        for (int i = 0; i < groups.getLength(); i++) {
            count += ((Element) groups.item(i)).getAttribute("data-series").equals(name) ? 1 : 0;
        }
        return count;
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(value -> numbers.add(value.isNull() ? Double.NaN : value.asDouble()));
        return numbers;
    }

    @Test
    void parallelCoordinatesPlaceEachValueOnItsOwnAxis() throws Exception {
        String svg = ParallelPlot.svg(COORDINATES, "described", Screen.PAGE);

        JsonNode series = data(svg).get("panels").get(0).get("series");
        assertThat(series).hasSize(3);
        assertThat(numbers(series.get(0).get("x"))).containsExactly(0.0, 0.5, 1.0);
        // categories have half a step of room, and three hundredths of the whole, on both sides
        assertThat(numbers(series.get(0).get("y"))).containsExactly(0.5, 0.7358, 0.75);
        assertThat(numbers(series.get(1).get("y"))).containsExactly(1.0, 0.2642, 0.25);
        assertThat(series.get(2).get("y").get(2).isNull()).isTrue();
        assertThat(series.get(0).get("keys").get(0).asText()).isEqualTo("3");
        assertThat(words(svg)).contains("rate & more", "adam <fast>", "10⁻⁴", "best fifth");
        assertThat(groups(svg, "best fifth")).isEqualTo(2);
    }

    @Test
    void onAPhoneTheAxesLieBelowOneAnother() throws Exception {
        JsonNode series = data(ParallelPlot.svg(COORDINATES, "described", Screen.PHONE))
                .get("panels")
                .get(0)
                .get("series");

        assertThat(numbers(series.get(0).get("x"))).containsExactly(0.5, 0.7358, 0.75);
        assertThat(numbers(series.get(0).get("y"))).containsExactly(1.0, 0.5, 0.0);
    }

    @Test
    void everyPairHasAPanelWithItsOwnAxes() throws Exception {
        String svg = PairPlot.svg(COORDINATES, "described", Screen.PAGE);

        JsonNode panels = data(svg).get("panels");
        assertThat(panels).hasSize(3);
        assertThat(panels)
                .extracting(panel -> panel.get("x").get("label").asText() + " × "
                        + panel.get("y").get("label").asText())
                .containsExactly("rate & more × updater", "rate & more × accuracy", "updater × accuracy");
        assertThat(panels.get(0).get("x").get("log").asBoolean()).isTrue();
        assertThat(panels.get(1).get("series").get(0).get("x").get(0).asDouble())
                .isEqualTo(0.01);
        assertThat(panels.get(1).get("series").get(0).get("y").get(0).asDouble())
                .isEqualTo(0.75);
        // a point without accuracy has a place in the first panel only
        assertThat(groups(svg, "diverged")).isEqualTo(1 + 1);
        assertThat(groups(svg, "best fifth")).isEqualTo(1 + 3);
    }

    @Test
    void barsReachFromTheirStartToTheirEndAndBearTheirTrial() throws Exception {
        Timetable timetable = new Timetable(
                "t",
                "times",
                "",
                "seconds",
                2,
                List.of(
                        new Span(0, 0, 6, "went on", Role.PROMOTED, "12", "3 epochs"),
                        new Span(1, 0, 0.001, "diverged", Role.DIVERGED, "345", ""),
                        new Span(0, 6, 8, "stopped early", Role.STOPPED, "12", "")),
                List.of(6.0));

        String svg = GanttPlot.svg(timetable, "described", Screen.PAGE);

        JsonNode series = data(svg).get("panels").get(0).get("series");
        assertThat(numbers(series.get(0).get("x"))).containsExactly(0.0, 6.0);
        assertThat(numbers(series.get(1).get("y"))).containsExactly(1.0, 1.0);
        assertThat(series.get(0).get("label").asText()).isEqualTo("3 epochs");
        // the bar of trial 345 is too narrow for its number
        assertThat(words(svg)).contains("12", "seconds", "went on").doesNotContain("345");
        assertThat(groups(svg, "diverged")).isEqualTo(2);
    }

    @Test
    void lyingBarsAreAsLongAsTheirValuesAndBearThem() throws Exception {
        Figure figure = Figure.single(
                        "f",
                        "shares",
                        "",
                        Axis.categories("", List.of("a rather long name", "b")),
                        Axis.linear("share").between(0, Double.NaN),
                        List.of(Series.bars("", List.of(0.0, 1.0), List.of(0.5, -0.1))))
                .withGuides(Guide.atY("chance", 0.25));

        String svg = LyingBars.svg(figure, "described", Screen.PAGE);

        assertThat(words(svg)).contains("a rather long name", "b", "0.50", "−0.10", "chance", "share");
        Element bars = (Element) parsed(svg).getElementsByTagName("svg").item(1);
        assertThat(bars.getElementsByTagName("path").getLength()).isEqualTo(1);
        String outline = ((Element) bars.getElementsByTagName("path").item(0)).getAttribute("d");
        double width = Double.parseDouble(bars.getAttribute("width"));
        double half = Double.parseDouble(outline.replaceFirst("^m0 [0-9.]+l([0-9.]+) .*", "$1"));
        // a little room is left beyond the largest value
        assertThat(half / width).isCloseTo(0.5 / (0.5 + 0.03 * 0.6), within(0.01));
    }
}
