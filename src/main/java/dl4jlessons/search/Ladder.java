package dl4jlessons.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rungs of a search, and which of them a free worker trains next: a trial that goes on before one that begins, the
 * longest trained first. What is decided on the way is noted in the study; built anew from the study, a ladder decides as
 * the one before would have done.
 */
final class Ladder {
    private final Study study;
    private final Pruner pruner;
    private final List<Rung> rungs;
    private final Map<Integer, Rung> running = new HashMap<>();

    /** Train this trial up to this epoch. */
    record Step(int trial, int toEpoch) {}

    /** @param trials how many trials of the study take part: the first of them */
    Ladder(Study study, int trials) {
        this.study = study;
        this.pruner = study.plan().pruner();
        this.rungs = pruner.rungs(study.plan().epochs()).stream().map(Rung::new).toList();
        for (int trial = 0; trial < trials; trial++) {
            place(study.trial(trial));
        }
    }

    /** On the rungs that it has run, and on the one that is next. */
    private void place(Trial trial) {
        for (Rung rung : rungs) {
            rung.enter(trial);
            if (!study.isPromoted(trial.number(), rung.epochs())) {
                return;
            }
            rung.promote(trial);
        }
    }

    /** How many steps are under way. */
    int running() {
        return running.size();
    }

    /** Rungs that have ended for good. */
    int done() {
        return rungs.stream().mapToInt(Rung::ended).sum();
    }

    /** Rungs in all, as far as can be known: fewer than expected go on where trials diverge, and more where trials go on early. */
    int total() {
        int total = 0;
        int expected = rungs.get(0).entered();
        boolean settled = true;
        for (Rung rung : rungs) {
            expected = settled ? rung.entered() : Math.max(rung.entered(), expected);
            total += expected;
            settled &= rung.settled();
            expected = Math.min(expected, pruner.survivors(expected));
        }
        return total;
    }

    /** What a free worker has to do; empty if it has to wait for others, or, if nothing is under way, if all is done. */
    Optional<Step> next() {
        do {
            for (int i = rungs.size() - 1; i >= 0; i--) {
                if (i > 0 && !rungs.get(i).hasWaiting()) {
                    promoteEarly(i - 1);
                }
                Rung rung = rungs.get(i);
                Optional<Integer> trial = rung.begin();
                if (trial.isPresent()) {
                    running.put(trial.get(), rung);
                    return Optional.of(new Step(trial.get(), rung.epochs()));
                }
            }
        } while (running.isEmpty() && decideRest());
        return Optional.empty();
    }

    /**
     * A step has ended.
     *
     * @param trial as it now stands
     * @return whether for good; otherwise it threw an exception, but not too often yet
     */
    boolean ended(Trial trial) {
        Rung rung = running.remove(trial.number());
        rung.end(trial);
        return !trial.needs(rung.epochs());
    }

    private void promoteEarly(int from) {
        Rung rung = rungs.get(from);
        rung.amongBest(pruner.earlySurvivors(rung.ended()))
                .ifPresent(trial -> decide(from, new Promotion(List.of(trial), List.of())));
    }

    /** No trial waits and none is under way: all that will come to the lowest rung with undecided trials is there. */
    private boolean decideRest() {
        for (int i = 0; i < rungs.size() - 1; i++) {
            Promotion rest = rungs.get(i).rest(pruner.survivors(rungs.get(i).entered()));
            if (!rest.isEmpty()) {
                decide(i, rest);
                return true;
            }
        }
        return false;
    }

    private void decide(int rung, Promotion promotion) {
        study.decide(rungs.get(rung).epochs(), promotion);
        promotion.promoted().stream().map(study::trial).forEach(trial -> {
            rungs.get(rung).promote(trial);
            rungs.get(rung + 1).enter(trial);
        });
        promotion.pruned().stream().map(study::trial).forEach(rungs.get(rung)::prune);
    }
}
