package dl4jlessons.result;

import java.util.List;

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
    /** What has an order, such as ranks or decades of a quantity: from the least to the most, see {@link #steps}. */
    STEP_1,
    STEP_2,
    STEP_3,
    STEP_4,
    STEP_5,
    /** No part that other charts know: the look follows from the name. */
    OTHER;

    private static final List<Role> STEPS = List.of(STEP_1, STEP_2, STEP_3, STEP_4, STEP_5);

    /**
     * Roles for an order of this many steps, from the least to the most; the most always has the same look.
     *
     * @param count 1 to 5
     */
    public static List<Role> steps(int count) {
        return STEPS.subList(STEPS.size() - count, STEPS.size());
    }
}
