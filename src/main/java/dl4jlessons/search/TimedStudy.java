package dl4jlessons.search;

/**
 * What is known of a study, and when it was done. The two are kept apart because the same study gives the same result
 * whenever and wherever it runs, but takes other times.
 */
public record TimedStudy(StudyResult result, Timeline timeline) {
    /** Of a study whose times are not known. */
    public static TimedStudy withoutTimes(StudyResult result) {
        return new TimedStudy(result, Timeline.UNKNOWN);
    }
}
