package dl4jlessons.result;

import java.util.stream.Stream;

/** Cells that tests expect. */
public final class Cells {
    private Cells() {}

    /** What {@link Cell#of} makes of each. */
    public static Cell[] of(Object... contents) {
        return Stream.of(contents).map(Cell::of).toArray(Cell[]::new);
    }
}
