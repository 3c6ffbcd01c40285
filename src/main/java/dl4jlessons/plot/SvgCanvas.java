package dl4jlessons.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Writes SVG that is small, has no ids that could clash with another chart's on the same page, and takes its colours
 * from CSS variables, so that the page decides between light and dark.
 */
final class SvgCanvas implements Canvas {
    /** Paper around words that may stand on a line. */
    private static final String RIM = ";paint-order:stroke;stroke-width:3px;stroke:" + Ink.PAPER.css();

    private final StringBuilder svg = new StringBuilder();

    /** @param label what the chart shows, for readers who cannot see it */
    SvgCanvas(int width, int height, String label) {
        svg.append(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-label="%3$s" \
                viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" preserveAspectRatio="xMinYMin" \
                stroke-linecap="round" stroke-linejoin="round" \
                style="font-family:var(--chart-font,Helvetica,Arial,sans-serif)">""", width, height, StringEscapeUtils.escapeXml10(label)));
    }

    /** The whole document; nothing can be drawn afterwards. */
    String finish() {
        return svg.append("</svg>").toString();
    }

    @Override
    public void text(String text, double x, double y, Align align, Lettering lettering, Ink ink) {
        if (text.isBlank()) {
            return;
        }
        svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        svg.append("\" font-size=\"").append(lettering.size()).append('"');
        if (align != Align.START) {
            svg.append(" text-anchor=\"")
                    .append(align.name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        svg.append(lettering.bold() ? " font-weight=\"600\"" : "");
        svg.append(lettering.italic() ? " font-style=\"italic\"" : "");
        svg.append(" style=\"fill:").append(ink.css()).append(lettering == Lettering.NOTE ? RIM : "");
        svg.append("\">").append(StringEscapeUtils.escapeXml10(text)).append("</text>");
    }

    @Override
    public void lines(List<Line2D> lines, Ink ink, boolean dashed) {
        PathData path = new PathData();
        lines.forEach(path::append);
        svg.append("<path fill=\"none\"").append(dashed ? " stroke-dasharray=\"4 3\"" : "");
        svg.append(" style=\"stroke:").append(ink.css()).append("\" d=\"");
        svg.append(path).append("\"/>");
    }

    @Override
    public void paint(Rectangle2D area, Consumer<Pen> painter) {
        // a nested svg element clips what it contains
        svg.append(String.format(
                Locale.ROOT,
                "<svg x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\">",
                number(area.getX()),
                number(area.getY()),
                number(area.getWidth()),
                number(area.getHeight())));
        SvgPen pen = new SvgPen(svg);
        painter.accept(pen);
        pen.finish();
        svg.append("</svg>");
    }

    @Override
    public void group(String series, Runnable drawing) {
        int begin = svg.length();
        drawing.run();
        group(svg, begin, series);
    }

    /** Makes a group of what was written since {@code begin}, if that is anything. */
    static void group(StringBuilder svg, int begin, String series) {
        if (svg.length() > begin && !series.isBlank()) {
            svg.insert(begin, "<g data-series=\"" + StringEscapeUtils.escapeXml10(series) + "\">")
                    .append("</g>");
        }
    }

    /** Adds data for scripts, which is not shown. */
    void metadata(String json) {
        svg.append("<metadata>").append(StringEscapeUtils.escapeXml10(json)).append("</metadata>");
    }

    private static String number(double pixels) {
        String text = String.format(Locale.ROOT, "%.1f", pixels);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
