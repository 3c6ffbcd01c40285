package dl4jlessons.result;

/** On which scale the values of a condition are averaged and compared. */
public enum Scale {
    /** Differences count: arithmetic mean. */
    LINEAR {
        @Override
        double toAxis(double value) {
            return value;
        }

        @Override
        double fromAxis(double place) {
            return place;
        }
    },
    /** Ratios count: geometric mean. Zero and negative values have no place on it. */
    LOGARITHMIC {
        @Override
        double toAxis(double value) {
            return value > 0 ? Math.log(value) : Double.NaN;
        }

        @Override
        double fromAxis(double place) {
            return Math.exp(place);
        }
    };

    /** Where a value lies on an axis of this scale; NaN where it has no place. */
    abstract double toAxis(double value);

    /** The value at a place of the axis. */
    abstract double fromAxis(double place);
}
