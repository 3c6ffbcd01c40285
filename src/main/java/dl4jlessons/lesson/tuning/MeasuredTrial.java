package dl4jlessons.lesson.tuning;

import dl4jlessons.search.Trial;
import java.util.BitSet;

/**
 * A trial, and how good it really is.
 *
 * @param hits a bit for each held-out image, set if the finished network classifies it correctly; not to be changed
 * @param images how many held-out images there are
 */
record MeasuredTrial(Trial trial, BitSet hits, int images) {
    /** On the few images by which the search compares its trials. */
    double validationAccuracy() {
        return trial.validationAccuracy();
    }

    /** How many of some of the held-out images it classifies correctly. */
    int hits(BitSet among) {
        BitSet both = (BitSet) among.clone();
        both.and(hits);
        return both.cardinality();
    }

    /** On many images that the search never saw. */
    double unseenAccuracy() {
        return (double) hits.cardinality() / images;
    }
}
