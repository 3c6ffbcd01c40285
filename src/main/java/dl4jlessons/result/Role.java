package dl4jlessons.result;

/** The part that a variant plays in a comparison. The same part has the same look in every chart of the course. */
public enum Role {
    /** What the others are compared with. */
    BASELINE,
    /** The methods that are compared, in the order in which the course introduces them. */
    FIRST_METHOD,
    SECOND_METHOD,
    THIRD_METHOD,
    FOURTH_METHOD,
    /** Two of them at once. */
    COMBINATION,
    /** Deliberately set too small. */
    TOO_SMALL,
    /** Deliberately set too large. */
    TOO_LARGE,
    /** Measured on the images a network was trained on, on those by which it was chosen, and on those that test it. */
    TRAINING,
    VALIDATION,
    TEST,
    /** The best of many trials; those that ended as planned, those that were stopped, those that came to nothing. */
    BEST,
    COMPLETED,
    STOPPED,
    DIVERGED,
    FAILED,
    /** Those that go on, that are trained now, and that wait. */
    PROMOTED,
    RUNNING,
    WAITING,
    /** An order, from the least to the most. */
    STEP_1,
    STEP_2,
    STEP_3,
    STEP_4,
    STEP_5,
    /** Four steps of a quantity, such as decades: their colours go from cold to warm. */
    LOWEST,
    LOW,
    HIGH,
    HIGHEST,
    /** No part that other charts know: the look follows from the name. */
    OTHER
}
