package dl4jlessons.plot;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.result.Condition.Kind;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Measurement;
import dl4jlessons.result.Verdict;
import dl4jlessons.runtime.NumberText;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A forest plot: conditions below one another, each with the mean of its value and the interval of that mean, on one axis
 * for all. Its unit is the margin of each condition (see {@link Measurement#inMargins}), so that 1 is where a condition
 * begins to hold. From 0 the axis goes on like a logarithm in both directions; what lies beyond {@value #END} margins is
 * shown as an arrow.
 */
public final class ForestPlot {
    private static final double END = 10;
    private static final List<Double> TICKS = List.of(-10.0, -3.0, -1.0, 0.0, 1.0, 3.0, 10.0);

    private static final double LABELS = 0.56;
    private static final int INDENT = 20;
    private static final int GAP = 16;
    private static final int RIGHT = 10;
    private static final int HEAD = 34;
    private static final int FOOT = 22;
    private static final int LINE = 16;
    private static final int PADDING = 5;
    private static final int MARK = 10;
    private static final BasicStroke INTERVAL = new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final double RADIUS = 3.6;
    private static final double ARROW = 6;

    /**
     * A line of words with marks beside it.
     *
     * @param sign before the words; empty for none
     * @param verdict gives the sign its colour
     * @param marks below one another
     */
    private record Row(String sign, Verdict verdict, List<String> words, Lettering lettering, List<Measurement> marks) {
        int height() {
            return Math.max(words.size() * LINE, marks.size() * MARK) + PADDING;
        }
    }

    private final int width;
    private final List<Row> rows = new ArrayList<>();

    private ForestPlot(int width) {
        this.width = width;
    }

    /**
     * The claims of several lessons with the conditions of their headlines, as an SVG element without a title.
     *
     * @throws dl4jlessons.runtime.UserException if this Java has no fonts
     */
    public static String svg(List<LessonRecord> lessons, Screen screen) {
        List<Judgement> claims = lessons.stream()
                .flatMap(lesson -> lesson.result().judgements().stream())
                .toList();
        String counts = Arrays.stream(Verdict.values())
                .map(verdict -> Map.entry(
                        verdict,
                        claims.stream()
                                .filter(claim -> claim.verdict() == verdict)
                                .count()))
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getKey().text() + " " + count.getValue())
                .collect(Collectors.joining(", "));
        return new ForestPlot(screen.width(Screen.WIDE))
                .overview(lessons)
                .svg("Forest plot: the conditions of " + claims.size() + " claims in units of their margins. " + counts
                        + ".");
    }

    /**
     * All conditions of one lesson's claims, guards and caveats included, as an SVG element without a title.
     *
     * @throws dl4jlessons.runtime.UserException if this Java has no fonts
     */
    public static String svg(LessonRecord lesson, Screen screen) {
        List<Judgement> claims = lesson.result().judgements();
        return new ForestPlot(screen.width(Screen.WIDE))
                .lesson(claims)
                .svg(claims.stream()
                        .map(ForestPlot::description)
                        .collect(Collectors.joining(" ", "Forest plot: conditions in units of their margins. ", "")));
    }

    /**
     * All conditions of some claims as a picture.
     *
     * @param width in pixels
     * @throws dl4jlessons.runtime.UserException if this Java has no fonts
     */
    public static BufferedImage image(List<Judgement> judgements, int width) {
        ForestPlot plot = new ForestPlot(width - 2 * ImageCanvas.MARGIN).lesson(judgements);
        ImageCanvas canvas = new ImageCanvas(plot.width, plot.height());
        plot.draw(canvas);
        return canvas.finish();
    }

    /** A claim, its verdict, and where the means of its conditions lie. */
    private static String description(Judgement claim) {
        return claim.headline().stream()
                .map(condition -> condition.inMargins(condition.estimate().mean()))
                .map(margins -> NumberText.typeset(NumberText.value(margins)))
                .collect(Collectors.joining(
                        "; ", claim.statement() + ": " + claim.verdict().text() + ", ", "."));
    }

    private ForestPlot overview(List<LessonRecord> lessons) {
        for (LessonRecord lesson : lessons) {
            if (!lesson.result().judgements().isEmpty()) {
                addHeading(lesson.card().number() + " · " + lesson.card().title());
            }
            lesson.result().judgements().forEach(j -> addClaim(j, Lettering.TICK, j.headline()));
        }
        return this;
    }

    private ForestPlot lesson(List<Judgement> judgements) {
        for (Judgement judgement : judgements) {
            addClaim(judgement, Lettering.PANEL_TITLE, List.of());
            judgement.guards().forEach(guard -> guard.conditions().forEach(c -> addCondition("guard: ", c)));
            judgement.headline().forEach(condition -> addCondition("", condition));
            String name = judgement.verdict().holds() ? "caveat: " : "also measured: ";
            judgement.caveats().forEach(caveat -> caveat.conditions().forEach(c -> addCondition(name, c)));
        }
        return this;
    }

    private void addHeading(String words) {
        rows.add(new Row("", Verdict.NOT_TESTED, List.of(words), Lettering.PANEL_TITLE, List.of()));
    }

    private void addClaim(Judgement judgement, Lettering lettering, List<Measurement> marks) {
        rows.add(new Row(
                String.valueOf(judgement.verdict().symbol()),
                judgement.verdict(),
                lettering.wrap(judgement.statement(), wordsWidth()),
                lettering,
                marks));
    }

    private void addCondition(String role, Measurement condition) {
        rows.add(new Row(
                "",
                condition.outcome(),
                Lettering.TICK.wrap(role + condition.quantity(), wordsWidth()),
                Lettering.TICK,
                List.of(condition)));
    }

    private String svg(String label) {
        SvgCanvas canvas = new SvgCanvas(width, height(), label);
        draw(canvas);
        return canvas.finish();
    }

    private int height() {
        return HEAD + rows.stream().mapToInt(Row::height).sum() + FOOT;
    }

    private double wordsWidth() {
        return width * LABELS - INDENT - GAP;
    }

    private Rectangle2D strip() {
        double left = width * LABELS;
        return new Rectangle2D.Double(left, HEAD, width - left - RIGHT, height() - HEAD - FOOT);
    }

    private void draw(Canvas canvas) {
        Rectangle2D strip = strip();
        drawHead(canvas, strip);
        canvas.paint(strip, pen -> paintZones(pen, strip));
        drawAxis(canvas, strip);
        double top = HEAD;
        for (Row row : rows) {
            double base = top + LINE - 4;
            canvas.text(row.sign(), INDENT / 2.0, base, Canvas.Align.MIDDLE, Lettering.TICK, ink(row.verdict()));
            double left = row.lettering() == Lettering.PANEL_TITLE && row.sign().isEmpty() ? 0 : INDENT;
            for (String words : row.words()) {
                canvas.text(words, left, base, Canvas.Align.START, row.lettering(), Ink.TEXT);
                base += LINE;
            }
            drawUntested(canvas, row, strip, top + LINE - 4);
            top += row.height();
        }
        // a dot at the end of the axis is drawn whole
        Rectangle2D withMargin = new Rectangle2D.Double(
                strip.getX() - RADIUS, strip.getY(), strip.getWidth() + 2 * RADIUS, strip.getHeight());
        canvas.paint(withMargin, pen -> paintMarks(pen, strip));
    }

    private static void drawHead(Canvas canvas, Rectangle2D strip) {
        double base = HEAD - 20;
        String middle = "no difference";
        // on a phone the words would meet: then those on the sides end where the axis does, and the grey zone speaks
        // for itself
        if (Lettering.NOTE.width(middle) < x(strip, 1) - x(strip, -1)) {
            canvas.text("the opposite", x(strip, -3.2), base, Canvas.Align.MIDDLE, Lettering.NOTE, Ink.MUTED);
            canvas.text(middle, x(strip, 0), base, Canvas.Align.MIDDLE, Lettering.NOTE, Ink.MUTED);
            canvas.text("as claimed", x(strip, 3.2), base, Canvas.Align.MIDDLE, Lettering.NOTE, Ink.MUTED);
        } else {
            canvas.text("the opposite", x(strip, TICKS.get(0)), base, Canvas.Align.START, Lettering.NOTE, Ink.MUTED);
            canvas.text(
                    "as claimed",
                    x(strip, TICKS.get(TICKS.size() - 1)),
                    base,
                    Canvas.Align.END,
                    Lettering.NOTE,
                    Ink.MUTED);
        }
    }

    private static void drawAxis(Canvas canvas, Rectangle2D strip) {
        for (double tick : TICKS) {
            Line2D line = new Line2D.Double(x(strip, tick), strip.getMinY(), x(strip, tick), strip.getMaxY());
            canvas.lines(List.of(line), Math.abs(tick) == 1 ? Ink.MUTED : Ink.GRID, tick == -1);
            String label = tick < 0 ? "−" + (int) -tick : "" + (int) tick;
            canvas.text(label, line.getX1(), HEAD - 5, Canvas.Align.MIDDLE, Lettering.TICK, Ink.MUTED);
        }
        double base = strip.getMaxY() + FOOT - 6;
        canvas.text(
                "margins; interval of the mean",
                strip.getCenterX(),
                base,
                Canvas.Align.MIDDLE,
                Lettering.TICK,
                Ink.MUTED);
    }

    private static void drawUntested(Canvas canvas, Row row, Rectangle2D strip, double base) {
        if (!row.marks().isEmpty()
                && row.marks().stream()
                        .allMatch(mark -> Double.isNaN(mark.estimate().mean()))) {
            canvas.text("no number", x(strip, 0), base, Canvas.Align.MIDDLE, Lettering.NOTE, Ink.MUTED);
        }
    }

    /** Where no difference matters; bounds have no such zone. */
    private void paintZones(Pen pen, Rectangle2D strip) {
        double top = 0;
        for (Row row : rows) {
            if (row.marks().stream().anyMatch(mark -> mark.kind() == Kind.COMPARISON)) {
                double left = x(strip, -1) - strip.getX();
                pen.fill(
                        new Rectangle2D.Double(left, top, x(strip, 1) - strip.getX() - left, row.height()),
                        Ink.GRID,
                        0.6);
            }
            top += row.height();
        }
    }

    private void paintMarks(Pen pen, Rectangle2D strip) {
        double top = 0;
        for (Row row : rows) {
            double middle = top + LINE - 8;
            for (Measurement mark : row.marks()) {
                if (!Double.isNaN(mark.estimate().mean())) {
                    paintMark(pen, strip, mark, middle);
                }
                middle += MARK;
            }
            top += row.height();
        }
    }

    private static void paintMark(Pen pen, Rectangle2D strip, Measurement mark, double middle) {
        Ink ink = ink(mark.outcome());
        double[] ends = DoubleStream.of(mark.estimate().low(), mark.estimate().high())
                .map(mark::inMargins)
                .sorted()
                .toArray();
        double left = inMarks(strip, ends[0]);
        double right = inMarks(strip, ends[1]);
        pen.stroke(new Line2D.Double(left, middle, right, middle), INTERVAL, ink);
        double mean = mark.inMargins(mark.estimate().mean());
        if (Math.abs(mean) <= END) {
            double at = inMarks(strip, mean);
            pen.fill(new Ellipse2D.Double(at - RADIUS, middle - RADIUS, 2 * RADIUS, 2 * RADIUS), ink);
        }
        if (ends[0] < -END) {
            pen.fill(arrow(RADIUS, ARROW, middle), ink);
        }
        if (ends[1] > END) {
            pen.fill(arrow(RADIUS + strip.getWidth(), -ARROW, middle), ink);
        }
    }

    /** Where a value lies in what {@link #paintMarks} paints. */
    private static double inMarks(Rectangle2D strip, double margins) {
        return RADIUS + x(strip, margins) - strip.getX();
    }

    private static Path2D arrow(double tip, double back, double middle) {
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(tip, middle);
        arrow.lineTo(tip + back, middle - ARROW * 0.7);
        arrow.lineTo(tip + back, middle + ARROW * 0.7);
        arrow.closePath();
        return arrow;
    }

    private static double x(Rectangle2D strip, double margins) {
        double place = asinh(Math.max(-END, Math.min(END, margins))) / asinh(END);
        return strip.getCenterX() + place * (strip.getWidth() / 2 - 1);
    }

    private static double asinh(double value) {
        return Math.signum(value) * Math.log(Math.abs(value) + Math.sqrt(value * value + 1));
    }

    private static Ink ink(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> Ink.GREEN;
            case HOLDS_WITH_CAVEAT -> Ink.ORANGE;
            case CONTRADICTED -> Ink.RED;
            case NO_DIFFERENCE -> Ink.BLUE;
            case INCONCLUSIVE -> Ink.GREY;
            case NOT_TESTED -> Ink.MUTED;
        };
    }
}
