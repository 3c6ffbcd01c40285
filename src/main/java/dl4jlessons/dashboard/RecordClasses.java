package dl4jlessons.dashboard;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import org.deeplearning4j.ui.model.stats.impl.SbeStatsInitializationReport;
import org.deeplearning4j.ui.model.stats.impl.SbeStatsReport;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/**
 * The classes of a recording's records. The file names them, and DL4J makes an object of whatever class is named there
 * before it looks whether that is a record.
 */
final class RecordClasses {
    private static final Set<String> KNOWN =
            Set.of(SbeStatsInitializationReport.class.getName(), SbeStatsReport.class.getName());

    private RecordClasses() {}

    /**
     * Looks before DL4J does.
     *
     * @throws IllegalArgumentException if a class is named that is none of a record
     */
    static void check(Path file) {
        try (DB recording = DBMaker.fileDB(file.toFile()).transactionEnable().make()) {
            Collection<String> named = recording
                    .hashMap("integerToClass", Serializer.INTEGER, Serializer.STRING)
                    .createOrOpen()
                    .getValues();
            if (!KNOWN.containsAll(named)) {
                throw new IllegalArgumentException("not only records: " + named);
            }
        }
    }
}
