package dl4jlessons.search;

import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Searches hyperparameters: trains the trials of a study rung by rung, and after each rung lets the best go on. All
 * decisions are made here, from what the journal holds; so a search that was interrupted, however rudely, goes on from
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
    private final ProgressCount progress;
    private int failedInARow;

    public Search(Study study, TrialExecutor executor, SearchListener listener) {
        this.study = study;
        this.plan = study.plan();
        this.executor = executor;
        this.listener = listener;
        this.progress = new ProgressCount(study, listener);
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
        List<Integer> cohort = IntStream.range(0, trials).boxed().toList();
        for (int epochs : plan.pruner().rungs(plan.epochs())) {
            train(cohort, epochs);
            if (epochs < plan.epochs()) {
                cohort = promote(cohort, epochs);
            }
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

    /** Trains the trials of a cohort up to an epoch, as many at once as there are workers, the lowest number first. */
    private void train(List<Integer> cohort, int epochs) {
        Deque<Integer> waiting = cohort.stream()
                .filter(trial -> study.trial(trial).needs(epochs))
                .collect(Collectors.toCollection(ArrayDeque::new));
        progress.enter(epochs, cohort.size(), waiting.size());
        int underWay = 0;
        while (underWay > 0 || !waiting.isEmpty()) {
            while (underWay < executor.workers() && !waiting.isEmpty()) {
                executor.submit(study.begin(waiting.remove(), epochs, listener::warned));
                underWay++;
            }
            Trial trial = study.end(nextResult(), listener::warned);
            underWay--;
            if (trial.needs(epochs)) {
                // it threw an exception, but not too often yet
                waiting.addFirst(trial.number());
            } else {
                stopIfAllFail(trial);
                progress.ended();
            }
        }
    }

    /** Chooses who goes on, unless that was decided before an interruption. */
    private List<Integer> promote(List<Integer> cohort, int epochs) {
        return study.promoted(epochs).orElseGet(() -> {
            List<Trial> trials = cohort.stream().map(study::trial).toList();
            Promotion promotion = Promotion.of(trials, plan.pruner());
            study.decide(epochs, promotion);
            return promotion.promoted();
        });
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
