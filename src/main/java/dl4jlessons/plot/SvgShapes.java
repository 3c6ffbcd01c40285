package dl4jlessons.plot;

import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import de.erichseifert.vectorgraphics2d.intermediate.commands.Command;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.FillShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetColorCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetStrokeCommand;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.util.Locale;

/**
 * Writes recorded drawing commands as SVG. XChart draws a curve as thousands of separate lines; those of one colour and
 * stroke become one path here, which is a tenth of the size and has proper joins.
 */
final class SvgShapes {
    private final StringBuilder svg;
    private PathData path = new PathData();
    private String style = "";
    private Color color = Ink.TEXT.light();
    private BasicStroke stroke = Look.LINE;

    SvgShapes(StringBuilder svg) {
        this.svg = svg;
    }

    void append(CommandSequence commands) {
        for (Command<?> command : commands) {
            if (command instanceof SetColorCommand set) {
                color = set.getValue();
            } else if (command instanceof SetStrokeCommand set && set.getValue() instanceof BasicStroke basic) {
                stroke = basic;
            } else if (command instanceof DrawShapeCommand draw) {
                append(draw.getValue(), strokeStyle());
            } else if (command instanceof FillShapeCommand fill) {
                append(fill.getValue(), fillStyle());
            }
        }
        write();
    }

    private void append(Shape shape, String styleOfShape) {
        if (color.getAlpha() == 0) {
            return;
        }
        if (!styleOfShape.equals(style)) {
            write();
            style = styleOfShape;
        }
        path.append(shape);
    }

    private void write() {
        if (!path.isEmpty()) {
            svg.append("<path ").append(style).append(" d=\"").append(path).append("\"/>");
            path = new PathData();
        }
    }

    private String fillStyle() {
        return "style=\"fill:" + ink() + opacity("fill") + "\"";
    }

    private String strokeStyle() {
        return String.format(
                Locale.ROOT,
                "fill=\"none\" stroke-width=\"%.1f\" style=\"stroke:%s%s\"",
                stroke.getLineWidth(),
                ink(),
                opacity("stroke"));
    }

    private String ink() {
        return color.getAlpha() == 0 ? "none" : Ink.of(color).css();
    }

    private String opacity(String property) {
        return color.getAlpha() == 255
                ? ""
                : String.format(Locale.ROOT, ";%s-opacity:%.2f", property, color.getAlpha() / 255.0);
    }
}
