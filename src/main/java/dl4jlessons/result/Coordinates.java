package dl4jlessons.result;

import dl4jlessons.result.Figure.Axis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points in a space of several dimensions, as data: each dimension has an axis of its own. Drawn by the {@code plot}
 * package, as a line across all axes or as a point between each pair of them.
 *
 * @param id unique within a page
 * @param title what is shown
 * @param caption how to read it, and what to notice
 * @param axes of the dimensions, with both ends or with categories
 * @param points those on top first
 */
public record Coordinates(String id, String title, String caption, List<Axis> axes, List<Point> points) {
    public Coordinates {
        for (Point point : points) {
            if (point.values().size() != axes.size()) {
                throw new IllegalArgumentException("point " + point.key() + " has "
                        + point.values().size() + " values for " + axes.size() + " axes");
            }
        }
    }

    /**
     * One point.
     *
     * @param group the variant it belongs to
     * @param role what that is compared as, which decides its look
     * @param key what it is, such as the number of a trial
     * @param values one for each axis, NaN where it has none
     */
    public record Point(String group, Role role, String key, List<Double> values) {}

    /** Groups in the order of the points, those on top first. */
    public List<String> groups() {
        return points.stream().map(Point::group).distinct().toList();
    }

    /** The groups with what they are compared as, those on top first. */
    public Map<String, Role> roles() {
        Map<String, Role> roles = new LinkedHashMap<>();
        points.forEach(point -> roles.putIfAbsent(point.group(), point.role()));
        return roles;
    }

    public List<Point> of(String group) {
        return points.stream().filter(point -> point.group().equals(group)).toList();
    }
}
