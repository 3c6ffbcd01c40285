package dl4jlessons.search;

import java.io.Serializable;

/**
 * How a trial stood after one epoch: one point of its learning curves.
 *
 * @param epoch passes through the training examples so far, from 1
 * @param trainingLoss mean loss of the epoch's mini-batches, regularization included
 * @param trainingAccuracy share of training examples classified correctly, NaN where it was not measured
 * @param validationAccuracy share of validation examples classified correctly
 */
public record EpochResult(int epoch, double trainingLoss, double trainingAccuracy, double validationAccuracy)
        implements Serializable {}
