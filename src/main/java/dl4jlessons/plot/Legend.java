package dl4jlessons.plot;

import dl4jlessons.result.Figure.Mark;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Names the variants of a figure, in as many rows as they need. */
final class Legend {
    static final int ROW_HEIGHT = 22;
    private static final int SAMPLE_WIDTH = 26;
    private static final int SAMPLE_HEIGHT = 14;
    private static final int GAP_AFTER_SAMPLE = 6;
    private static final int GAP_BETWEEN_ENTRIES = 20;
    private static final int MARKER_SIZE = 7;

    private record Entry(String series, String words, Look look, Mark mark, double x, int row) {}

    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param marks how each variant is drawn, in the order of the legend; one without a name is not listed
     * @param width pixels to fill before a new row begins
     */
    Legend(Map<String, Mark> marks, Map<String, Look> looks, int width) {
        double x = 0;
        int row = 0;
        for (String name : marks.keySet()) {
            String words = Lettering.LABEL.shorten(name, width - SAMPLE_WIDTH - GAP_AFTER_SAMPLE);
            double entryWidth = SAMPLE_WIDTH + GAP_AFTER_SAMPLE + Lettering.LABEL.width(words);
            if (x > 0 && x + entryWidth > width) {
                x = 0;
                row++;
            }
            if (!name.isBlank()) {
                entries.add(new Entry(name, words, looks.get(name), marks.get(name), x, row));
                x += entryWidth + GAP_BETWEEN_ENTRIES;
            }
        }
    }

    int height() {
        return entries.isEmpty()
                ? 0
                : ROW_HEIGHT * (entries.get(entries.size() - 1).row() + 1);
    }

    /** Draws the legend below and to the right of a point. */
    void draw(Canvas canvas, double left, double top) {
        for (Entry entry : entries) {
            canvas.group(entry.series(), () -> draw(canvas, entry, left + entry.x(), top + entry.row() * ROW_HEIGHT));
        }
    }

    private static void draw(Canvas canvas, Entry entry, double x, double y) {
        canvas.paint(new Rectangle2D.Double(x, y + 1, SAMPLE_WIDTH, SAMPLE_HEIGHT), pen -> sample(pen, entry));
        double textX = x + SAMPLE_WIDTH + GAP_AFTER_SAMPLE;
        canvas.text(entry.words(), textX, y + 13, Canvas.Align.START, Lettering.LABEL, Ink.TEXT);
    }

    private static void sample(Pen pen, Entry entry) {
        Ink ink = entry.look().ink();
        if (entry.mark() == Mark.BARS) {
            pen.fill(new Rectangle2D.Double(6, 0, SAMPLE_HEIGHT, SAMPLE_HEIGHT), ink, Look.BAR_OPACITY);
            return;
        }
        double middle = SAMPLE_HEIGHT / 2.0;
        if (entry.mark() == Mark.LINE) {
            pen.stroke(new Line2D.Double(1, middle, SAMPLE_WIDTH - 1.0, middle), Look.LINE, ink);
        }
        entry.look().marker().draw(pen, SAMPLE_WIDTH / 2.0, middle, MARKER_SIZE, ink);
    }
}
