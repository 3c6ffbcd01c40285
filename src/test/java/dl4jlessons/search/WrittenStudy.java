package dl4jlessons.search;

import java.nio.file.Path;

/** A small study on the disk, for tests of other packages. */
public final class WrittenStudy {
    private WrittenStudy() {}

    /** Runs four trials of a made-up objective. */
    public static void write(Path folder) {
        Studies.runQuickly(folder, Studies.plan(), SyntheticObjective.quick(), 4);
    }
}
