package dl4jlessons.dashboard;

import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.core.storage.StatsStorage;

/** Where networks can be watched while they are recorded. */
interface LiveView {
    /** Shows a session from its first record on, in place of what an earlier run left under its name. */
    void begin(String session, StatsStorage records);

    /** Shows other records in place of some; who looks at one of the old sessions goes on looking at the new one. */
    void replace(List<StatsStorage> old, Supplier<StatsStorage> replacement);

    /** Shows nothing: for recording alone. */
    LiveView NONE = new LiveView() {
        @Override
        public void begin(String session, StatsStorage records) {}

        @Override
        public void replace(List<StatsStorage> old, Supplier<StatsStorage> replacement) {}
    };
}
