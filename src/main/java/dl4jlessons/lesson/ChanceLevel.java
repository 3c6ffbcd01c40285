package dl4jlessons.lesson;

import dl4jlessons.result.CellText;
import dl4jlessons.result.Table.Format;

/**
 * What a network achieves that knows nothing of its input.
 *
 * @param classes as frequent as one another
 */
public record ChanceLevel(int classes) {
    /** Cross-entropy of answering 1/classes to every image, in nats. */
    public double loss() {
        return Math.log(classes);
    }

    /** The chance-level loss as captions write it: {@code ln 10 ≈ 2.303}. */
    public String lossText() {
        return "ln " + classes + " ≈ " + CellText.number(loss(), Format.DECIMAL);
    }

    /**
     * Where an axis of losses ends: above the chance level, at a tenth.
     *
     * @param room above it, as a share of it
     */
    public double axisTop(double room) {
        return Math.ceil(10 * (1 + room) * loss()) / 10;
    }
}
