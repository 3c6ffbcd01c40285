package dl4jlessons.search;

import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * Synchronous successive halving (Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter
 * optimization", 2016): a rung is decided when all its trials have run it, so the number of workers changes nothing.
 *
 * @param eta one in so many trials survives a rung, and the epochs grow by the same factor
 * @param minEpochs epochs of the first rung
 */
public record SuccessiveHalving(int eta, int minEpochs) implements Pruner {
    public SuccessiveHalving {
        if (eta < 2 || minEpochs < 1) {
            throw UserException.wrongUsage(
                    "Successive halving with eta " + eta + " and at least " + Plural.of(minEpochs, "epoch")
                            + " is impossible: choose an eta of at least 2 and at least 1 epoch.");
        }
    }

    @Override
    public List<Integer> rungs(int epochs) {
        List<Integer> rungs = new ArrayList<>();
        for (long rung = minEpochs; rung < epochs; rung *= eta) {
            rungs.add((int) rung);
        }
        rungs.add(epochs);
        return rungs;
    }

    @Override
    public void check(int epochs) {
        if (epochs <= minEpochs) {
            throw UserException.wrongUsage("Successive halving stops trials after " + Plural.of(minEpochs, "epoch")
                    + " at the earliest, when trials of " + Plural.of(epochs, "epoch")
                    + " have ended: train longer, or use no pruner.");
        }
    }

    @Override
    public int survivors(int entered) {
        return Math.max(1, entered / eta);
    }

    /** The best third of few trials is not a part of the best third of many. */
    @Override
    public boolean extendable() {
        return false;
    }

    @Override
    public String description() {
        return "successive halving, 1 in " + eta + " goes on, from " + Plural.of(minEpochs, "epoch");
    }
}
