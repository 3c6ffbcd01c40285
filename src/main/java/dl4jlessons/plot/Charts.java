package dl4jlessons.plot;

import dl4jlessons.result.Figure;
import dl4jlessons.runtime.UserException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * Draws figures. Values that an axis cannot show leave a gap: everything that is not a number, and zeros and negative
 * numbers on a logarithmic axis. An infinite value also gets a sign at the edge of its panel.
 */
public final class Charts {
    /** Pixels across, as wide as a notebook's page. */
    public static final int IMAGE_WIDTH = 900;

    private static final int NARROW = 560;
    private static final int MIDDLE = 780;
    private static final int FEW_PANELS = 4;

    private Charts() {}

    /**
     * A picture with title and legend, {@link #IMAGE_WIDTH} pixels wide; its height follows from the panels.
     *
     * @throws UserException if this Java has no fonts
     */
    public static BufferedImage image(Figure figure) {
        return image(figure, IMAGE_WIDTH);
    }

    /**
     * A picture with title and legend.
     *
     * @param width in pixels
     * @throws UserException if this Java has no fonts
     */
    public static BufferedImage image(Figure figure, int width) {
        Picture picture = new Picture(figure, width - 2 * ImageCanvas.MARGIN, true);
        ImageCanvas canvas = new ImageCanvas(picture.width(), picture.height());
        picture.draw(canvas);
        return canvas.finish();
    }

    /**
     * The picture of {@link #image(Figure)} as a PNG file.
     *
     * @throws UserException if this Java has no fonts
     */
    public static byte[] png(Figure figure) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(figure), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * An SVG element with legend but without title, to be put into a page that shows the title beside it, or saved as it
     * is. It contains no ids; its colours are {@link Ink#css() CSS variables}, so that a page can offer a dark mode.
     *
     * @throws UserException if this Java has no fonts
     */
    public static String svg(Figure figure) {
        return svg(figure, "Chart: " + figure.title(), Screen.PAGE);
    }

    /**
     * As {@link #svg(Figure)}, for a screen.
     *
     * @param description what the chart shows, for readers who cannot see it
     */
    public static String svg(Figure figure, String description, Screen screen) {
        Figure arranged = screen == Screen.PAGE ? figure : belowEachOther(figure);
        Picture picture = new Picture(arranged, screen.width(onPage(figure)), false);
        SvgCanvas canvas = new SvgCanvas(picture.width(), picture.height(), description);
        canvas.metadata(picture.data());
        picture.draw(canvas);
        return canvas.finish();
    }

    private static Figure belowEachOther(Figure figure) {
        int columns = figure.panels().size() > FEW_PANELS ? 2 : 1;
        return figure.inColumns(Math.min(figure.columns(), columns));
    }

    private static int onPage(Figure figure) {
        return switch (Math.min(figure.columns(), figure.panels().size())) {
            case 0, 1 -> NARROW;
            case 2 -> MIDDLE;
            default -> Screen.WIDE;
        };
    }
}
