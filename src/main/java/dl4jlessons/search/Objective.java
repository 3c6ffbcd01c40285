package dl4jlessons.search;

import dl4jlessons.data.TrainValidationData;

/**
 * Trains one trial and measures it. It is handed training and validation data; test data has another type and cannot
 * get here.
 */
public interface Objective {
    /**
     * Trains a trial from one epoch to another. The values depend on the data, the parameters and the seed alone:
     * training in several rungs gives what one rung gives, so that an interrupted search goes on as if it had not been.
     *
     * @throws dl4jlessons.runtime.UserException with the exit code of a failure, if something such as a full disk has to be
     *     put right first: the search ends, and trains this rung again when it is run the next time
     * @throws Exception if it cannot be trained; the driver records the reason and tries again
     */
    RungResult train(TrainValidationData data, RungTask task) throws Exception;

    /** A text that differs whenever other values are to be expected for the same parameters and data. */
    String fingerprint(SearchSpace space);
}
