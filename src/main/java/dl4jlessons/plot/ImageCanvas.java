package dl4jlessons.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;

/** Draws pixels. */
final class ImageCanvas implements Canvas {
    /** Paper around the drawing, in pixels. */
    static final int MARGIN = 16;

    private static final BasicStroke HAIRLINE = new BasicStroke(1);
    private static final BasicStroke DASHED =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {4, 3}, 0);

    /** Paper around words that may stand on a line. */
    private static final BasicStroke RIM = new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private final BufferedImage image;
    private final Graphics2D graphics;

    /** @param width without the margin, in pixels */
    ImageCanvas(int width, int height) {
        image = new BufferedImage(width + 2 * MARGIN, height + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Ink.PAPER.light());
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.translate(MARGIN, MARGIN);
    }

    /** The finished picture; nothing can be drawn afterwards. */
    BufferedImage finish() {
        graphics.dispose();
        return image;
    }

    @Override
    public void text(String text, double x, double y, Align align, Lettering lettering, Ink ink) {
        double left =
                switch (align) {
                    case START -> x;
                    case MIDDLE -> x - lettering.width(text) / 2;
                    case END -> x - lettering.width(text);
                };
        graphics.setFont(lettering.font());
        if (lettering == Lettering.NOTE && !text.isBlank()) {
            graphics.setColor(Ink.PAPER.light());
            graphics.setStroke(RIM);
            TextLayout words = new TextLayout(text, lettering.font(), graphics.getFontRenderContext());
            graphics.draw(words.getOutline(AffineTransform.getTranslateInstance(left, y)));
        }
        graphics.setColor(ink.light());
        graphics.drawString(text, (float) left, (float) y);
    }

    @Override
    public void lines(List<Line2D> lines, Ink ink, boolean dashed) {
        graphics.setColor(ink.light());
        graphics.setStroke(dashed ? DASHED : HAIRLINE);
        lines.forEach(graphics::draw);
    }

    @Override
    public void paint(Rectangle2D area, Consumer<Pen> painter) {
        Graphics2D part = (Graphics2D) graphics.create();
        part.translate(area.getX(), area.getY());
        part.clip(new Rectangle2D.Double(0, 0, area.getWidth(), area.getHeight()));
        painter.accept(new ImagePen(part));
        part.dispose();
    }

    @Override
    public void group(String series, Runnable drawing) {
        drawing.run();
    }
}
