package dl4jlessons.study;

import dl4jlessons.result.Figure.Axis;
import dl4jlessons.search.Choice;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.IntegerRange;
import dl4jlessons.search.RealRange;
import dl4jlessons.search.Trial;
import java.util.List;

/** The axis of a hyperparameter, from one bound of what is searched to the other, and where trials lie on it. */
record HyperparameterAxis(Dimension dimension) {
    /** So that the points of the bounds do not lie on the frame. */
    private static final double ROOM = 0.5;

    /** Trials with the same choice are spread over this share of the room between two choices. */
    private static final double SPREAD = 0.5;
    /** Multiples of it, modulo 1, fill the room evenly however many there are. */
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    Axis axis() {
        if (dimension instanceof RealRange range) {
            return axis(range.logarithmic()).between(range.min(), range.max());
        }
        if (dimension instanceof IntegerRange range) {
            double room = range.logarithmic() ? 0 : ROOM;
            return axis(range.logarithmic()).between(range.min() - room, range.max() + room);
        }
        List<Object> values = ((Choice) dimension).values();
        return Axis.categories(
                dimension.name(), values.stream().map(Hyperparameters::text).toList());
    }

    private Axis axis(boolean logarithmic) {
        return logarithmic ? Axis.log(dimension.name()) : Axis.linear(dimension.name());
    }

    /** The trial's value; between choices there is room, over which trials are spread. */
    double place(Trial trial) {
        Object value = trial.parameters().values().get(dimension.name());
        if (dimension instanceof Choice choice) {
            double aside = trial.number() * GOLDEN_RATIO % 1 - 0.5;
            return choice.values().indexOf(value) + SPREAD * aside;
        }
        return ((Number) value).doubleValue();
    }

    /** Whether its values are numbers, so that it can be an axis of a scatter plot. */
    boolean numeric() {
        return !(dimension instanceof Choice choice) || choice.values().get(0) instanceof Number;
    }
}
