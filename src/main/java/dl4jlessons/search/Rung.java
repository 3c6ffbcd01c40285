package dl4jlessons.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One rung of a search: which trials wait to run it, which have run it, and which of these are decided about. */
final class Rung {
    private final int epochs;
    private final NavigableSet<Integer> waiting = new TreeSet<>();
    private final NavigableSet<Standing> undecided = new TreeSet<>();
    /** The best first. */
    private final List<Standing> promoted = new ArrayList<>();

    private int entered;
    private int ended;

    /** How a trial stood after the rung: the most accurate comes first, among equals the one with the lowest number. */
    private record Standing(int trial, double accuracy) implements Comparable<Standing> {
        private static final Comparator<Standing> BEST_FIRST =
                Comparator.comparingDouble(Standing::accuracy).reversed().thenComparingInt(Standing::trial);

        @Override
        public int compareTo(Standing other) {
            return BEST_FIRST.compare(this, other);
        }
    }

    /** @param epochs that a trial has when it has run the rung */
    Rung(int epochs) {
        this.epochs = epochs;
    }

    int epochs() {
        return epochs;
    }

    /** How many trials have come to this rung. */
    int entered() {
        return entered;
    }

    /** How many of them have run it, or diverged or failed in it. */
    int ended() {
        return ended;
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /** Whether all trials that have come so far have run it and are decided about. */
    boolean settled() {
        return ended == entered && undecided.isEmpty();
    }

    /** A trial comes to this rung, which it may have run before an interruption. */
    void enter(Trial trial) {
        entered++;
        if (trial.needs(epochs)) {
            waiting.add(trial.number());
        } else {
            end(trial);
        }
    }

    /** Takes the waiting trial with the lowest number. */
    Optional<Integer> begin() {
        return Optional.ofNullable(waiting.pollFirst());
    }

    /** A trial that was begun has run the rung, or has to do so again. */
    void end(Trial trial) {
        if (trial.needs(epochs)) {
            waiting.add(trial.number());
            return;
        }
        ended++;
        if (trial.epochs() >= epochs && trial.state() != TrialState.PRUNED) {
            undecided.add(standing(trial));
        }
    }

    /** The best trial that is not decided about, if it is among so many best of all that have run the rung. */
    Optional<Integer> amongBest(int count) {
        if (undecided.isEmpty()) {
            return Optional.empty();
        }
        Standing best = undecided.first();
        int better = -1 - Collections.binarySearch(promoted, best);
        return better < count ? Optional.of(best.trial()) : Optional.empty();
    }

    /**
     * What is left to be decided when no other trial will come.
     *
     * @param survivors how many trials go on in all
     */
    Promotion rest(int survivors) {
        int more = Math.max(0, survivors - promoted.size());
        return new Promotion(
                numbers(undecided.stream().limit(more)),
                numbers(undecided.stream().skip(more)));
    }

    private static List<Integer> numbers(Stream<Standing> standings) {
        return standings.map(Standing::trial).sorted().toList();
    }

    /** A trial goes on. */
    void promote(Trial trial) {
        Standing standing = standing(trial);
        undecided.remove(standing);
        promoted.add(-1 - Collections.binarySearch(promoted, standing), standing);
    }

    /** A trial does not go on. */
    void prune(Trial trial) {
        undecided.remove(standing(trial));
    }

    private Standing standing(Trial trial) {
        return new Standing(trial.number(), trial.validationAccuracy(epochs));
    }
}
