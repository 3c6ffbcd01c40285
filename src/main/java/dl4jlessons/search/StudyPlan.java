package dl4jlessons.search;

import dl4jlessons.data.ThreeSets;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;

/**
 * What a study searches, and how.
 *
 * @param space the hyperparameters
 * @param sampler chooses the trials
 * @param pruner decides how far each is trained
 * @param seed of all random choices
 * @param epochs of a complete trial
 */
public record StudyPlan(SearchSpace space, Sampler sampler, Pruner pruner, long seed, int epochs) {
    /** More would take years, and their list more memory than there is. */
    static final int MAX_TRIALS = 100_000;
    /** The list of a trial's values would fill the memory. */
    static final int MAX_EPOCHS = 100_000;

    public StudyPlan {
        if (epochs < 1 || epochs > MAX_EPOCHS) {
            throw UserException.wrongUsage("A trial cannot be trained for " + epochs
                    + " epochs: give at least 1 and at most " + MAX_EPOCHS + ".");
        }
        pruner.check(epochs);
    }

    /** Random search in which every trial is trained to the end. */
    public static StudyPlan randomSearch(SearchSpace space, long seed, int epochs) {
        return new StudyPlan(space, Sampler.random(), Pruner.none(), seed, epochs);
    }

    public StudyPlan with(Sampler other) {
        return new StudyPlan(space, other, pruner, seed, epochs);
    }

    public StudyPlan with(Pruner other) {
        return new StudyPlan(space, sampler, other, seed, epochs);
    }

    /**
     * Checks that a study can have so many trials.
     *
     * @throws UserException if there would be none, too many, or more than a grid has
     */
    public void check(int trials) {
        if (trials < 1) {
            throw UserException.wrongUsage("A study of " + trials + " trials finds nothing: ask for at least 1.");
        }
        if (trials > MAX_TRIALS) {
            throw UserException.wrongUsage(
                    "A study of " + trials + " trials would never end: ask for at most " + MAX_TRIALS + ".");
        }
        sampler.trials(space).ifPresent(most -> {
            if (trials > most) {
                throw UserException.wrongUsage("This grid has " + Plural.of(most, "trial") + ", not " + trials
                        + ": ask for at most " + most + ", or make the grid finer.");
            }
        });
    }

    /** A short name of the study: with another space, network or data it has another one. */
    public String fingerprint(Objective objective, TrainValidationData data) {
        return header(objective, data).fingerprint();
    }

    StudyHeader header(Objective objective, TrainValidationData data) {
        return header(objective, data, describe(data));
    }

    /** With the test examples, whose content belongs to the study although no trial sees it. */
    StudyHeader header(Objective objective, ThreeSets data) {
        Fingerprint test = new Fingerprint();
        test.add(data.test().examples());
        return header(
                objective,
                data.tuning(),
                describe(data.tuning()) + "; " + data.test().examples().size() + " test examples, " + test.hex());
    }

    private static String describe(TrainValidationData data) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(data.training());
        fingerprint.add(data.validation());
        return data.training().size() + " training and " + data.validation().size() + " validation examples, "
                + fingerprint.hex();
    }

    private StudyHeader header(Objective objective, TrainValidationData data, String description) {
        return new StudyHeader(
                space,
                sampler.description(),
                pruner.description(),
                seed,
                epochs,
                description,
                data.validation().size(),
                objective.fingerprint(space));
    }
}
