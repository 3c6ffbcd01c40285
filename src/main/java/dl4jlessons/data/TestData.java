package dl4jlessons.data;

/**
 * Examples for one last measurement. A type of its own, so that nothing which expects training or validation
 * {@link Examples} accepts them by mistake.
 *
 * @param examples never used to choose anything
 */
public record TestData(Examples examples) {}
