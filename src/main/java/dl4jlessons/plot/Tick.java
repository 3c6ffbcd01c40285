package dl4jlessons.plot;

/**
 * A labelled place on an axis.
 *
 * @param place from 0, the axis' lower end, to 1, its upper end
 * @param label empty for a line without a number
 */
record Tick(double place, String label) {}
