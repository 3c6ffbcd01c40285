package dl4jlessons.plot;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.util.Locale;

/** Writes shapes as SVG. Those of one ink and stroke that follow each other become one path, which is much shorter. */
final class SvgPen implements Pen {
    private final StringBuilder svg;
    private PathData path = new PathData();
    private String style = "";

    SvgPen(StringBuilder svg) {
        this.svg = svg;
    }

    @Override
    public void fill(Shape shape, Ink ink, double opacity) {
        String seenThrough = opacity == 1 ? "" : String.format(Locale.ROOT, ";fill-opacity:%.2f", opacity);
        append(shape, "style=\"fill:" + ink.css() + seenThrough + "\"");
        if (opacity != 1) {
            // what overlaps is to be seen through as often as it was drawn
            finish();
        }
    }

    @Override
    public void stroke(Shape shape, BasicStroke stroke, Ink ink) {
        append(
                shape,
                String.format(
                        Locale.ROOT,
                        "fill=\"none\" stroke-width=\"%.1f\" style=\"stroke:%s\"",
                        stroke.getLineWidth(),
                        ink.css()));
    }

    @Override
    public void group(String series, Runnable drawing) {
        finish();
        int begin = svg.length();
        drawing.run();
        finish();
        SvgCanvas.group(svg, begin, series);
    }

    private void append(Shape shape, String styleOfShape) {
        if (!styleOfShape.equals(style)) {
            finish();
            style = styleOfShape;
        }
        path.append(shape);
    }

    /** Writes what has not been written yet. */
    void finish() {
        if (!path.isEmpty()) {
            svg.append("<path ").append(style).append(" d=\"").append(path).append("\"/>");
            path = new PathData();
        }
    }
}
