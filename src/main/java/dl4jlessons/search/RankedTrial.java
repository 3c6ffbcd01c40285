package dl4jlessons.search;

/**
 * One row of the leaderboard.
 *
 * @param rank from 1
 * @param trial hyperparameters, state and curve
 * @param accuracy on the validation examples, after the trial's last epoch
 * @param standardError of that accuracy, √(p(1−p)/n): other validation examples would give another accuracy
 */
public record RankedTrial(int rank, Trial trial, double accuracy, double standardError) {

    /**
     * Share of errors that would be no surprise where all of n examples were right, although the standard error is 0: the
     * rule of three, 3/n, the upper end of a 95 % confidence interval (Hanley and Lippman-Hand, 1983).
     */
    public static double likelyErrors(int examples) {
        return Math.min(1, 3.0 / examples);
    }

    /** Standard error of a share p measured on n examples: √(p(1−p)/n). */
    public static double standardError(double share, int examples) {
        return Math.sqrt(share * (1 - share) / examples);
    }
}
