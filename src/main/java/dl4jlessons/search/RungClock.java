package dl4jlessons.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers the times of rungs from the events of a journal. */
final class RungClock {
    private final List<RungTime> ended = new ArrayList<>();
    /** The last beginnings that no end has followed, by trial. */
    private final Map<Integer, Event.Started> running = new HashMap<>();

    private final Set<Integer> withoutTimes = new HashSet<>();

    void apply(Event event) {
        if (event instanceof Event.Started started) {
            running.put(started.trial(), started);
        } else if (event instanceof Event.Ended rung) {
            end(rung);
        }
    }

    private void end(Event.Ended rung) {
        Event.Started started = running.remove(rung.trial());
        if (started == null || started.at().isEmpty()) {
            withoutTimes.add(rung.trial());
        } else {
            ended.add(new RungTime(
                    rung.trial(),
                    rung.fromEpoch(),
                    rung.fromEpoch() + rung.curve().size(),
                    Instant.parse(started.at()),
                    rung.seconds(),
                    Optional.of(rung.outcome())));
        }
    }

    Timeline timeline() {
        List<Event.Started> timed =
                running.values().stream().filter(rung -> !rung.at().isEmpty()).toList();
        List<RungTime> rungs = new ArrayList<>(ended);
        for (Event.Started rung : timed) {
            RungTime begun = new RungTime(
                    rung.trial(), rung.fromEpoch(), rung.toEpoch(), Instant.parse(rung.at()), 0, Optional.empty());
            double until = Math.max(0, -begun.startAfter(latest(timed)));
            rungs.add(new RungTime(
                    begun.trial(), begun.fromEpoch(), begun.toEpoch(), begun.start(), until, begun.outcome()));
        }
        return new Timeline(rungs, withoutTimes);
    }

    private Instant latest(List<Event.Started> begun) {
        Instant latest = Instant.MIN;
        for (RungTime rung : ended) {
            latest = rung.end().isAfter(latest) ? rung.end() : latest;
        }
        for (Event.Started rung : begun) {
            Instant start = Instant.parse(rung.at());
            latest = start.isAfter(latest) ? start : latest;
        }
        return latest;
    }
}
