package dl4jlessons.search;

import java.io.Serializable;
import java.util.Arrays;

/** All that an objective needs to go on with a trial where a rung left it; only the objective knows what is inside. */
public final class TrainingState implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing: the state of a trial that has not begun, or that nothing will continue. */
    public static final TrainingState NONE = new TrainingState(new byte[0]);

    private final byte[] content;

    private TrainingState(byte[] content) {
        this.content = content;
    }

    public static TrainingState of(byte[] content) {
        return new TrainingState(content.clone());
    }

    public byte[] bytes() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrainingState state && Arrays.equals(content, state.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }
}
