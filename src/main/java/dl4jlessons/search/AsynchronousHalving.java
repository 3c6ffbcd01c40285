package dl4jlessons.search;

import java.util.List;

/**
 * Asynchronous successive halving, ASHA (Li et al., "A system for massively parallel hyperparameter tuning", 2020,
 * algorithm 2): a trial goes on as soon as it is among the best of those that have run its rung so far, so that no worker
 * waits for the slowest trial. Who those are depends on the order in which rungs end, and with it on the number of workers;
 * the journal keeps what was decided.
 *
 * @param synchronous the same rungs, and the same share of survivors
 */
record AsynchronousHalving(SuccessiveHalving synchronous) implements Pruner {
    @Override
    public List<Integer> rungs(int epochs) {
        return synchronous.rungs(epochs);
    }

    @Override
    public void check(int epochs) {
        synchronous.check(epochs);
    }

    /** At least one: a search whose last trials have ended should have a winner that was trained to the end. */
    @Override
    public int survivors(int entered) {
        return synchronous.survivors(entered);
    }

    @Override
    public int earlySurvivors(int ended) {
        return ended / synchronous.eta();
    }

    @Override
    public boolean extendable() {
        return synchronous.extendable();
    }

    @Override
    public String description() {
        return "asynchronous " + synchronous.description();
    }
}
