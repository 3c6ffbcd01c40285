package dl4jlessons.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A trial that was trained again from the start, because its checkpoint was lost. It should come out as before; on
 * another processor, or with other libraries, it may not.
 *
 * @param before the trial as the journal knows it
 * @param result of the rung that began with its first epoch
 */
record Repetition(Trial before, RungResult result) {
    /** A sentence about the first epoch that came out differently, if there is one. */
    Optional<String> difference() {
        if (result.fromEpoch() > 0 || result.outcome() == RungResult.Outcome.FAILED) {
            return Optional.empty();
        }
        List<EpochResult> now = result.curve();
        for (int i = 0; i < before.epochs(); i++) {
            if (i == now.size() || !now.get(i).equals(before.curve().get(i))) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "Trial %d was trained again and differs from epoch %d on (it %s, and had a validation accuracy of"
                                + " %s): this is another processor, or another version of Java or the libraries, than the study"
                                + " was begun with, so its ranks compare values of both.",
                        before.number(),
                        i + 1,
                        i == now.size() ? "diverged" : "has " + now.get(i).validationAccuracy(),
                        before.curve().get(i).validationAccuracy()));
            }
        }
        return Optional.empty();
    }
}
