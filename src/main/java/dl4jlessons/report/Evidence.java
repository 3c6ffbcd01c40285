package dl4jlessons.report;

import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import java.util.List;
import java.util.stream.Stream;

/** Which charts and tables show what a claim rests on, as the lesson {@linkplain Claim#shownIn says}, and the other way round. */
public final class Evidence {
    /**
     * A chart or a table.
     *
     * @param id unique within its kind and lesson
     * @param kind {@code figure} or {@code table}
     */
    public record Exhibit(String id, String kind, String title) {}

    private final LessonResult result;

    Evidence(LessonResult result) {
        this.result = result;
    }

    /** Charts, then tables, that show what a claim rests on; may be empty. */
    public List<Exhibit> of(Judgement judgement) {
        return Stream.concat(
                        result.figures().stream().map(figure -> new Exhibit(figure.id(), "figure", figure.title())),
                        result.tables().stream().map(table -> new Exhibit(table.id(), "table", table.title())))
                .filter(exhibit -> judgement.shownIn().contains(exhibit.id()))
                .toList();
    }

    /** The claims that rest on the chart or the table of this id, or on both. */
    public List<Judgement> restingOn(String id) {
        return result.judgements().stream()
                .filter(judgement -> judgement.shownIn().contains(id))
                .toList();
    }
}
