package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Role;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartsTest {
    /** A tenth more than the 30,100 characters that the figures took on average when this was written. */
    private static final int AVERAGE_SVG = 33_000;

    static Stream<Figure> figures() {
        return SampleFigures.all().stream();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyPanelAndEverySeriesIsNamedInTheSvg(Figure figure) throws Exception {
        List<String> texts = texts(parse(Charts.svg(figure)));

        assertThat(String.join(" ", texts))
                .contains(titles(figure))
                .contains(series(figure).stream().map(Series::name).distinct().toList());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyPanelIsDrawnAtTheSameSize(Figure figure) throws Exception {
        NodeList parts = parse(Charts.svg(figure)).getElementsByTagName("svg");
        List<String> sizes = IntStream.range(0, parts.getLength())
                .mapToObj(i -> (Element) parts.item(i))
                .filter(part ->
                        part.getParentNode() instanceof Element && Double.parseDouble(part.getAttribute("height")) > 50)
                .map(part -> part.getAttribute("width") + " by " + part.getAttribute("height"))
                .toList();

        assertThat(sizes).hasSize(figure.panels().size());
        assertThat(sizes.stream().distinct()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void severalSvgsFitIntoOnePageWithoutClashes(Figure figure) {
        assertThat(Charts.svg(figure)).doesNotContain(" id=", "url(", "href", "<script", "<style");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void picturesAreAsWideAsAskedAndPngHoldsTheSame(Figure figure) throws IOException {
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(Charts.png(figure)));

        assertThat(png.getWidth()).isEqualTo(900);
        assertThat(png.getHeight()).isEqualTo(Charts.image(figure).getHeight()).isBetween(300, 1000);
        assertThat(Charts.image(figure, 600).getWidth()).isEqualTo(600);
    }

    @Test
    void svgsDoNotGrowUnnoticed() {
        double average = figures()
                .mapToInt(figure -> Charts.svg(figure).length())
                .average()
                .orElseThrow();

        assertThat(average).isLessThan(AVERAGE_SVG);
    }

    @Test
    void aRoleHasTheSameColourInEveryFigure() {
        Figure lines = SampleFigures.lossBands();
        Figure bars = SampleFigures.histograms();
        int green = Ink.GREEN.light().getRGB();

        assertThat(Charts.svg(lines)).contains(Ink.GREEN.css());
        assertThat(Charts.svg(bars)).contains(Ink.GREEN.css());
        assertThat(pixels(Charts.image(lines))).contains(green);
        assertThat(series(lines)).filteredOn(Series::name, "He").isNotEmpty();
        assertThat(Stream.concat(series(lines).stream(), series(bars).stream()))
                .filteredOn(Series::name, "He")
                .extracting(Series::role)
                .containsOnly(Role.SECOND_METHOD);
    }

    @Test
    void tickLabelsStandOnlyAtTheOuterPanels() throws Exception {
        List<String> texts = texts(parse(Charts.svg(SampleFigures.histograms())));

        assertThat(texts.stream().filter("0.20"::equals)).as("one a row").hasSize(4);
        assertThat(texts.stream().filter("−1"::equals)).as("one a column").hasSize(4);
    }

    @Test
    void columnsOfAnIncompleteLastRowAreLabelledBelowTheirLastPanel() throws Exception {
        List<String> texts = texts(parse(Charts.svg(SampleFigures.robustness())));

        assertThat(texts.stream().filter("20"::equals)).as("one a column").hasSize(3);
    }

    @Test
    void logarithmicAxesLeaveAGapForWhatTheyCannotShow() throws Exception {
        List<Double> x = SampleFigures.list(1, 2, 3, 4, 5, 6, 7, 8);
        List<Double> y = SampleFigures.list(1e-30, 1e-20, 0, Double.NaN, -1, Double.POSITIVE_INFINITY, 1e-5, 1);
        Figure figure = figure(Axis.log("x"), Axis.log("y"), Series.line("He", x, y));

        String svg = Charts.svg(figure);

        assertThat(texts(parse(svg))).contains("∞", "10⁻³⁰");
        assertThat(linePath(svg)).as("two separate lines").matches("m[^m]+m[^m]+");
    }

    @Test
    void aBandThatReachesZeroIsDrawnToTheEndOfALogarithmicAxis() {
        List<Double> x = SampleFigures.list(1, 2, 3);
        Series band = Series.band(
                "He",
                x,
                SampleFigures.list(1, 1, 1),
                SampleFigures.list(0, 0, -1),
                SampleFigures.list(2, Double.POSITIVE_INFINITY, 2));

        String svg = Charts.svg(figure(Axis.linear("x"), Axis.log("y"), band));

        assertThat(svg).contains("fill-opacity:0.16");
    }

    @Test
    void figuresWithoutAnyFiniteValueSayThis() throws Exception {
        List<Double> nothing = SampleFigures.list(Double.NaN, Double.POSITIVE_INFINITY, 0);
        Series line = Series.line("std 1", SampleFigures.list(1, 2, 3), nothing);

        assertThat(texts(parse(Charts.svg(figure(Axis.log("x"), Axis.log("y"), line)))))
                .contains("no finite values");
    }

    @Test
    void degenerateFiguresAreDrawnAndNamed() throws Exception {
        Series empty = Series.line("empty", List.of(), List.of());
        Series single = Series.bars("single", List.of(3.0), List.of(5.0));
        Series constant = Series.line("constant", SampleFigures.list(1, 2), SampleFigures.list(1e-300, 1e-300));
        Series huge = Series.points("huge", SampleFigures.list(-1e300, 1e300), SampleFigures.list(1e300, -1e300));

        for (Series series : List.of(empty, single, constant, huge)) {
            for (Axis axis : List.of(Axis.linear("a"), Axis.log("a"))) {
                Figure figure = figure(axis, axis, series);
                String svg = Charts.svg(figure);
                assertThat(texts(parse(svg))).contains(series.name());
                assertThat(svg).as(series.name()).doesNotContain("NaN", "Infinity");
                assertThat(Charts.image(figure).getHeight()).as(series.name()).isBetween(300, 1000);
            }
        }
    }

    @Test
    void guidesNotesAndCategoriesAreWritten() throws Exception {
        assertThat(texts(parse(Charts.svg(SampleFigures.lossBands())))).contains("guessing: ln 10");
        assertThat(String.join(" ", texts(parse(Charts.svg(SampleFigures.robustness())))))
                .contains("plain: diverged at epoch 3 for two of three seeds");
        assertThat(texts(parse(Charts.svg(SampleFigures.regularization())))).contains("dropout", "L2");
    }

    @ParameterizedTest
    @EnumSource
    void everyMarkerIsDrawnInItsPlaceAndOnItsRim(Marker marker) {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Ink.GREEN.light());
        graphics.fillRect(0, 0, 40, 40);
        ImagePen pen = new ImagePen(graphics);

        marker.drawRim(pen, 20, 20, 8);
        marker.draw(pen, 20, 20, 8, Ink.RED);

        assertThat(image.getRGB(20, 20)).isEqualTo(Ink.RED.light().getRGB());
        assertThat(pixels(image)).contains(Ink.PAPER.light().getRGB());
        assertThat(image.getRGB(10, 20)).isEqualTo(Ink.GREEN.light().getRGB());
        assertThat(image.getRGB(20, 31)).isEqualTo(Ink.GREEN.light().getRGB());
    }

    private static Figure figure(Axis x, Axis y, Series series) {
        return Figure.single("id", "title", "", x, y, List.of(series));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document document) {
        NodeList texts = document.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    private static List<String> titles(Figure figure) {
        return figure.panels().stream().map(Panel::title).toList();
    }

    private static List<Series> series(Figure figure) {
        return figure.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .toList();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** The outline of the last line that is drawn, which is not one of the grid's. */
    private static String linePath(String svg) {
        return Pattern.compile("stroke-width=\"1.8\"[^>]* d=\"([^\"]+)\"")
                .matcher(svg)
                .results()
                .map(found -> found.group(1))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
