package dl4jlessons.result;

import java.util.List;

/**
 * What ran when, as data: bars in lanes above one axis of time. Drawn by the {@code plot} package.
 *
 * @param id unique within a page
 * @param title what is shown
 * @param caption how to read it, and what to notice
 * @param unit of the axis of time
 * @param lanes how many there are, at least 1
 * @param spans in the order in which they are drawn
 * @param breaks moments at which time was left out
 */
public record Timetable(
        String id, String title, String caption, String unit, int lanes, List<Span> spans, List<Double> breaks) {
    /**
     * One bar.
     *
     * @param lane from 0
     * @param from in the timetable's unit
     * @param to likewise
     * @param group the variant that gives it its colour
     * @param key what it belongs to, such as the number of a trial; written into the bar where there is room
     * @param note what happened in it, a few words
     */
    public record Span(int lane, double from, double to, String group, Role role, String key, String note) {}

    public double end() {
        return spans.stream().mapToDouble(Span::to).max().orElse(0);
    }
}
