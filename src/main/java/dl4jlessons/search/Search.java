package dl4jlessons.search;

import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Searches hyperparameters: trains the trials of a study rung by rung, and lets the best of a rung go on. All
 * decisions are made here, from what the journal holds; so a search that was interrupted at any moment goes on from
 * its last finished rungs and ends as if nothing had happened.
 *
 * <pre>{@code
 * StudyPlan plan = StudyPlan.randomSearch(space, seed, epochs).with(Pruner.successiveHalving(3, 2));
 * Objective objective = new NetworkObjective(MyLesson::network, batchSize);
 * try (Study study = Study.open(folder, plan, objective, data);
 *         TrialExecutor executor = new LocalExecutor(objective, data, workers)) {
 *     StudyResult result = new Search(study, executor, SearchListener.NONE).run(100);
 * }
 * }</pre>
 */
public final class Search {
    /** So many trials that fail one after the other are not the trials' fault. */
    private static final int FAILED_IN_A_ROW = 5;

    private final Study study;
    private final StudyPlan plan;
    private final TrialExecutor executor;
    private final SearchListener listener;
    private int failedInARow;

    public Search(Study study, TrialExecutor executor, SearchListener listener) {
        this.study = study;
        this.plan = study.plan();
        this.executor = executor;
        this.listener = listener;
    }

    /**
     * Runs the study until it has so many trials, those of earlier runs included, and a best one.
     *
     * @throws UserException if every trial diverged or failed, if several failed in a row, or if the study cannot have
     *     so many trials
     */
    public StudyResult run(int trials) {
        StudyResult result = train(trials);
        if (result.best().isEmpty()) {
            throw UserException.failed(result.whyNone());
        }
        return result;
    }

    /**
     * As {@link #run}, for those who want to see the result even if no trial can be called the best.
     *
     * @throws UserException if several trials failed in a row, or if the study cannot have so many trials
     */
    public StudyResult train(int trials) {
        plan(trials);
        Ladder ladder = new Ladder(study, trials);
        ProgressCount progress = new ProgressCount(study, ladder, listener);
        progress.report();
        keepBusy(ladder);
        while (ladder.running() > 0) {
            Trial trial = study.end(nextResult(), listener::warned);
            if (ladder.ended(trial)) {
                stopIfAllFail(trial);
            }
            keepBusy(ladder);
            progress.report();
        }
        return study.result();
    }

    /** Writes down the parameters of trials that are new. */
    private void plan(int trials) {
        int planned = study.trials().size();
        refuseImpossible(trials, planned);
        if (trials > planned) {
            study.add(IntStream.range(planned, trials)
                    .mapToObj(trial -> plan.sampler().parameters(plan.space(), plan.seed(), trial))
                    .toList());
        }
    }

    /** Begins rungs until every worker has one, or none is left to begin. */
    private void keepBusy(Ladder ladder) {
        boolean more = true;
        while (more && ladder.running() < executor.workers()) {
            Optional<Ladder.Step> step = ladder.next();
            step.ifPresent(next -> executor.submit(study.begin(next.trial(), next.toEpoch(), listener::warned)));
            more = step.isPresent();
        }
    }

    private RungResult nextResult() {
        try {
            return executor.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserException.failed("The search was interrupted: run it again to go on.", e);
        }
    }

    private void stopIfAllFail(Trial trial) {
        failedInARow = trial.state() == TrialState.FAILED ? failedInARow + 1 : 0;
        if (failedInARow == FAILED_IN_A_ROW) {
            throw UserException.failed(FAILED_IN_A_ROW + " trials in a row failed, the last one with \""
                    + trial.message() + "\": put that right, then start a new study, or run this one again to go on"
                    + " with the trials that are left.");
        }
    }

    private void refuseImpossible(int trials, int planned) {
        plan.check(trials);
        if (planned > 0 && planned != trials && !plan.pruner().extendable()) {
            throw UserException.wrongUsage("This study has " + Plural.of(planned, "trial")
                    + ", and successive halving compares all"
                    + " of them with each other: ask for " + planned + " again, or start a new study with " + trials
                    + " in another folder.");
        }
    }
}
