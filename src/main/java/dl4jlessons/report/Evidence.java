package dl4jlessons.report;

import dl4jlessons.result.Claim;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Measurement;
import dl4jlessons.result.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which charts and tables show what a claim rests on, and the other way round. A lesson can {@linkplain Claim#shownIn say
 * so}; for a claim that does not, it is the chart and the table that share the most telling words with its conditions: a
 * word counts the more, the fewer of the lesson's charts and tables have it.
 */
public final class Evidence {
    private static final Pattern WORD = Pattern.compile("[\\p{L}√÷γβε][\\p{L}\\p{N}.√]*|\\d+(?:\\.\\d+)?");
    private static final Set<String> IDLE = Set.of(
            "a", "all", "and", "as", "at", "by", "each", "for", "from", "in", "is", "it", "its", "minus", "not", "of",
            "on", "one", "or", "same", "that", "the", "to", "with", "what");
    /** A second chart is named as well if it fits nearly as well as the first. */
    private static final double NEARLY = 0.8;
    /** Share of a claim's telling words that a chart has to have. */
    private static final double ENOUGH = 0.25;

    /**
     * A chart or a table.
     *
     * @param id unique within the lesson
     * @param kind {@code figure} or {@code table}
     */
    public record Exhibit(String id, String kind, String title) {}

    private final Map<Exhibit, Set<String>> words = new LinkedHashMap<>();
    private final Map<Judgement, List<Exhibit>> shown = new LinkedHashMap<>();

    Evidence(LessonResult result) {
        result.figures()
                .forEach(figure -> words.put(new Exhibit(figure.id(), "figure", figure.title()), words(figure)));
        result.tables().forEach(table -> words.put(new Exhibit(table.id(), "table", table.title()), words(table)));
        result.judgements().forEach(judgement -> shown.put(judgement, find(judgement)));
    }

    /** Charts, then tables, that show what a claim rests on; may be empty. */
    public List<Exhibit> of(Judgement judgement) {
        return shown.get(judgement);
    }

    /** The claims that rest on a chart or a table. */
    public List<Judgement> restingOn(String kind, String id) {
        return shown.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(exhibit ->
                                exhibit.kind().equals(kind) && exhibit.id().equals(id)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Exhibit> find(Judgement judgement) {
        if (!judgement.shownIn().isEmpty()) {
            return words.keySet().stream()
                    .filter(exhibit -> judgement.shownIn().contains(exhibit.id()))
                    .toList();
        }
        Set<String> asked = words(Stream.concat(
                Stream.of(judgement.statement()), judgement.headline().stream().map(Measurement::quantity)));
        List<Exhibit> found = new ArrayList<>();
        for (String kind : List.of("figure", "table")) {
            List<Exhibit> best = words.keySet().stream()
                    .filter(exhibit -> exhibit.kind().equals(kind) && fit(exhibit, asked) >= ENOUGH)
                    .sorted(Comparator.comparingDouble((Exhibit exhibit) -> fit(exhibit, asked))
                            .reversed())
                    .limit(2)
                    .toList();
            best.stream()
                    .filter(exhibit -> fit(exhibit, asked) >= NEARLY * fit(best.get(0), asked))
                    .forEach(found::add);
        }
        return found;
    }

    /** Weight of the words that both have, as a share of the weight of those asked for that any exhibit has. */
    private double fit(Exhibit exhibit, Set<String> asked) {
        double both = asked.stream()
                .filter(words.get(exhibit)::contains)
                .mapToDouble(this::weight)
                .sum();
        double all = asked.stream().mapToDouble(this::weight).sum();
        return all == 0 ? 0 : both / all;
    }

    private double weight(String word) {
        long having =
                words.values().stream().filter(some -> some.contains(word)).count();
        return having == 0 ? 0 : Math.log(1 + (double) words.size() / having);
    }

    private static Set<String> words(Figure figure) {
        return words(Stream.of(
                        Stream.of(
                                figure.title(),
                                figure.caption(),
                                figure.x().label(),
                                figure.y().label()),
                        figure.x().categories().stream(),
                        figure.panels().stream().map(Figure.Panel::title),
                        figure.panels().stream()
                                .flatMap(panel -> panel.series().stream())
                                .map(Figure.Series::name))
                .flatMap(some -> some));
    }

    private static Set<String> words(Table table) {
        return words(Stream.concat(
                Stream.of(table.title(), table.caption()),
                table.columns().stream().map(Table.Column::header)));
    }

    private static Set<String> words(Stream<String> texts) {
        return texts.flatMap(text -> WORD.matcher(text.toLowerCase(Locale.ROOT)).results())
                .map(MatchResult::group)
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .filter(word -> !IDLE.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
