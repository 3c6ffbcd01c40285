package dl4jlessons.report;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.plot.Charts;
import dl4jlessons.plot.ForestPlot;
import dl4jlessons.plot.GanttPlot;
import dl4jlessons.plot.LyingBars;
import dl4jlessons.plot.PairPlot;
import dl4jlessons.plot.ParallelPlot;
import dl4jlessons.plot.Screen;
import dl4jlessons.result.Cell;
import dl4jlessons.result.CellText;
import dl4jlessons.result.Coordinates;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Measurement;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Format;
import dl4jlessons.result.Timetable;
import dl4jlessons.result.Verdict;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.words.LessonWords;
import dl4jlessons.words.LessonWords.Section;
import dl4jlessons.words.Markdown;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the page's template asks Java for. Public only because the template engine calls public classes alone. */
public final class PageFunctions {
    /** Columns from which on a chart is too wide to stand beside its caption. */
    private static final int SEVERAL_COLUMNS = 2;

    /** On a phone, two columns of more panels are longer than a page of paper. */
    private static final int MAX_PANELS_ON_PHONE = 12;

    private static final Pattern FURTHER_SENTENCES = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})");

    PageFunctions() {}

    /**
     * A cell as it is shown.
     *
     * @param text the words or the number
     * @param numeric whether it is aligned to the right
     * @param heat percent of shade, 0 for none
     * @param sort the number to sort by; empty where there is none
     */
    public record ShownCell(String text, boolean numeric, int heat, String sort) {}

    /** The rows of a table. */
    public List<List<ShownCell>> cells(Table table) {
        Heat heat = new Heat(table);
        return IntStream.range(0, table.rows().size())
                .mapToObj(row -> IntStream.range(0, table.columns().size())
                        .mapToObj(column -> cell(table, heat, row, column))
                        .toList())
                .toList();
    }

    /** Whether a column holds numbers, which are aligned to the right. */
    public boolean numeric(Table.Column column) {
        return column.format() != Format.TEXT;
    }

    /** Mean and interval of a condition. */
    public String estimate(Measurement measurement) {
        return NumberText.typeset(MeasurementText.estimate(measurement));
    }

    /** What a condition requires. */
    public String margin(Measurement measurement) {
        return NumberText.typeset(MeasurementText.margin(measurement));
    }

    /** A measured value. */
    public String value(double value) {
        return NumberText.typeset(NumberText.value(value));
    }

    /**
     * A chart as SVG elements, of which the stylesheet shows one.
     *
     * @param page for a page
     * @param phone for a phone
     */
    public record Drawings(String page, String phone) {
        private static Drawings of(Function<Screen, String> draw) {
            return new Drawings(draw.apply(Screen.PAGE), draw.apply(Screen.PHONE));
        }
    }

    /** All claims on one axis. */
    public Drawings forest(List<LessonRecord> entries) {
        return Drawings.of(screen -> ForestPlot.svg(entries, screen));
    }

    /** All conditions of one lesson on one axis. */
    public Drawings forest(LessonRecord entry) {
        return Drawings.of(screen -> ForestPlot.svg(entry, screen));
    }

    /** What connects a lesson's claims with its charts and tables. */
    public Evidence evidence(LessonRecord entry) {
        return new Evidence(entry.result());
    }

    /** What the run says to the lesson's question: the first sentence on each of its first two claims. */
    public String answer(LessonRecord entry) {
        LessonWords words = LessonWords.of(entry.lesson());
        return entry.result().judgements().stream()
                .map(judgement -> Markdown.text(words.explanation(judgement.id(), judgement.verdict())))
                .filter(explanation -> !explanation.isBlank())
                .map(explanation -> FURTHER_SENTENCES.split(explanation, 2)[0])
                .distinct()
                .limit(2)
                .collect(Collectors.joining(" "));
    }

    /** The lesson's notebook, as a path from the project's folder. */
    public String notebook(LessonRecord entry) {
        String words = entry.name().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return String.format(
                Locale.ROOT, "notebooks/%02d-%s.ipynb", entry.card().number(), words);
    }

    /** A section of the lesson's words as HTML; empty where it has none. */
    public String section(LessonRecord entry, String section) {
        return Markdown.html(LessonWords.of(entry.lesson()).section(Section.valueOf(section)));
    }

    /** What the verdict on a claim means, as HTML. */
    public String explanation(LessonRecord entry, Judgement judgement) {
        return Markdown.html(LessonWords.of(entry.lesson()).explanation(judgement.id(), judgement.verdict()));
    }

    /** Panels with curves, points or bars. */
    public Drawings chart(Figure figure) {
        return Drawings.of(screen -> Charts.svg(figure, ChartText.describe(figure), screen));
    }

    /** The chart on the other scale, if that shows anything; a list of one or none, as templates want it. */
    public List<Figure> onOtherScale(Figure figure) {
        return ChartText.onOtherScale(figure).stream().toList();
    }

    /** A bar chart with its bars lying. */
    public Drawings lying(Figure figure) {
        return Drawings.of(screen -> LyingBars.svg(figure, ChartText.describe(figure), screen));
    }

    /** Parallel coordinates. */
    public Drawings parallel(Coordinates coordinates) {
        return Drawings.of(screen -> ParallelPlot.svg(coordinates, ChartText.parallel(coordinates), screen));
    }

    /** A pair plot. */
    public Drawings pairs(Coordinates coordinates) {
        return Drawings.of(screen -> PairPlot.svg(coordinates, ChartText.pairs(coordinates), screen));
    }

    /** A Gantt chart. */
    public Drawings gantt(Timetable timetable) {
        return Drawings.of(screen -> GanttPlot.svg(timetable, ChartText.gantt(timetable), screen));
    }

    /** The scale of a chart's vertical axis. */
    public String scale(Figure figure) {
        return figure.y().scale() == Figure.Scale.LOG ? "logarithmic" : "linear";
    }

    /** How much room a chart needs: {@code narrow}, {@code middle} or {@code wide}. */
    public String size(Figure figure) {
        int columns = Math.min(figure.columns(), figure.panels().size());
        if (columns < SEVERAL_COLUMNS) {
            return "narrow";
        }
        return columns == SEVERAL_COLUMNS ? "middle" : "wide";
    }

    /** Whether the chart for a phone is the one for paper: its letters are as large in half the room, unless its panels are many. */
    public boolean narrowOnPaper(Figure figure) {
        int panels = figure.panels().size();
        boolean severalRows = figure.columns() > SEVERAL_COLUMNS && panels > figure.columns();
        return figure.columns() < SEVERAL_COLUMNS || panels == 1 || (severalRows && panels <= MAX_PANELS_ON_PHONE);
    }

    public String seeds(List<Long> seeds) {
        String list = seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (seeds.size() == 1 ? "seed " : "seeds ") + list;
    }

    /** What was run, in words. */
    public String settings(LessonRecord run) {
        return (run.full() ? "full set-up" : "standard") + " on " + run.data();
    }

    /** The lesson's network and data. */
    public String setup(LessonRecord run) {
        return NumberText.typesetProse(run.setup());
    }

    /** A time as people say it: {@code 42 s}, {@code 3 min 5 s}. */
    public String time(double time) {
        long seconds = Math.round(time);
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** Time of all lessons together. */
    public double total(List<LessonRecord> entries) {
        return entries.stream().mapToDouble(LessonRecord::seconds).sum();
    }

    /** Claims of all lessons. */
    public List<Judgement> judgements(List<LessonRecord> entries) {
        return entries.stream()
                .flatMap(entry -> entry.result().judgements().stream())
                .toList();
    }

    /** How many claims have a verdict. */
    public long count(List<LessonRecord> entries, Verdict verdict) {
        return judgements(entries).stream().filter(j -> j.verdict() == verdict).count();
    }

    private static ShownCell cell(Table table, Heat heat, int row, int column) {
        Table.Column heading = table.columns().get(column);
        Cell value = table.rows().get(row).get(column);
        boolean words = value instanceof Cell.Text;
        String text = CellText.of(value, heading.format());
        return new ShownCell(
                words ? NumberText.typesetProse(text) : NumberText.typeset(text),
                heading.format() != Format.TEXT,
                heat.of(row, column),
                Double.isNaN(value.mean()) ? "" : Double.toString(value.mean()));
    }
}
