package dl4jlessons.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When the rungs of a study ran. Rungs that a killed process did not end are not in it once they have begun anew, nor are
 * those that an earlier version of this program wrote down without times.
 */
public final class Timeline {
    static final Timeline UNKNOWN = new Timeline(List.of(), Set.of());

    private static final double MILLIS = 1000;

    private final List<RungTime> rungs;
    private final Set<Integer> incomplete;
    private final Map<Integer, List<RungTime>> byTrial;

    /** @param incomplete numbers of the trials that have a rung without times */
    Timeline(List<RungTime> rungs, Set<Integer> incomplete) {
        this.rungs = rungs.stream()
                .sorted(Comparator.comparing(RungTime::start).thenComparingInt(RungTime::trial))
                .toList();
        this.incomplete = Set.copyOf(incomplete);
        this.byTrial = this.rungs.stream().collect(Collectors.groupingBy(RungTime::trial));
    }

    /** By their start. */
    public List<RungTime> rungs() {
        return rungs;
    }

    /** When a trial's first rung began. */
    public Optional<Instant> start(int trial) {
        return incomplete.contains(trial)
                ? Optional.empty()
                : byTrial.getOrDefault(trial, List.of()).stream().findFirst().map(RungTime::start);
    }

    /** How long all rungs of a trial took together, to the millisecond, those that failed included; empty if one has no times. */
    public OptionalDouble seconds(int trial) {
        List<RungTime> its = byTrial.getOrDefault(trial, List.of());
        return its.isEmpty() || incomplete.contains(trial)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.round(MILLIS
                                * its.stream().mapToDouble(RungTime::seconds).sum())
                        / MILLIS);
    }

    /**
     * The rungs spread over lanes in which none begins before the last has ended: each takes the first lane that is free.
     * There are as many lanes as rungs ever ran at the same time, which is as many as there were workers unless some never
     * had anything to do; which worker it was is not known.
     */
    public List<List<RungTime>> lanes() {
        List<List<RungTime>> lanes = new ArrayList<>();
        for (RungTime rung : rungs) {
            lanes.stream()
                    .filter(lane -> !lane.get(lane.size() - 1).end().isAfter(rung.start()))
                    .findFirst()
                    .orElseGet(() -> {
                        List<RungTime> lane = new ArrayList<>();
                        lanes.add(lane);
                        return lane;
                    })
                    .add(rung);
        }
        return lanes;
    }
}
