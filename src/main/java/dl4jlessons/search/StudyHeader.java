package dl4jlessons.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a study is about: the first line of its journal. Two studies with equal headers have equal trials.
 *
 * @param space the hyperparameters
 * @param sampler how trials are chosen
 * @param pruner how far they are trained
 * @param seed of all random choices
 * @param epochs of a complete trial
 * @param data sizes and hashes of the examples
 * @param validationExamples how many examples an accuracy is measured on
 * @param objective hash of what is trained
 */
public record StudyHeader(
        SearchSpace space,
        String sampler,
        String pruner,
        long seed,
        int epochs,
        String data,
        int validationExamples,
        String objective) {

    StudyHeader with(Pruner other) {
        return new StudyHeader(space, sampler, other.description(), seed, epochs, data, validationExamples, objective);
    }

    /** A short name: studies with equal headers, and so with equal trials, have equal fingerprints. */
    String fingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(Json.write(new Event.Begun(this)));
        return fingerprint.hex();
    }

    /** What is different now, one phrase each: {@code the seed changed: was 7, is now 8}. Empty if nothing is. */
    List<String> changesSince(StudyHeader earlier) {
        List<String> changes = new ArrayList<>(spaceChangesSince(earlier));
        change("sampler", earlier.sampler, sampler).ifPresent(changes::add);
        change("pruner", earlier.pruner, pruner).ifPresent(changes::add);
        change("seed", earlier.seed, seed).ifPresent(changes::add);
        change("number of epochs", earlier.epochs, epochs).ifPresent(changes::add);
        change("data", earlier.data, data).ifPresent(changes::add);
        change("network", earlier.objective, objective).ifPresent(changes::add);
        return changes;
    }

    private static Optional<String> change(String what, Object was, Object is) {
        return was.equals(is)
                ? Optional.empty()
                : Optional.of("the " + what + " changed: was " + was + ", is now " + is);
    }

    private List<String> spaceChangesSince(StudyHeader earlier) {
        if (space.equals(earlier.space)) {
            return List.of();
        }
        Map<String, Dimension> was = byName(earlier.space);
        Map<String, Dimension> is = byName(space);
        List<String> changes = new ArrayList<>();
        was.forEach((name, dimension) -> {
            if (!is.containsKey(name)) {
                changes.add(name + " is gone");
            } else if (!is.get(name).equals(dimension)) {
                changes.add(name + " was " + dimension.range() + ", is now "
                        + is.get(name).range());
            }
        });
        is.keySet().stream().filter(name -> !was.containsKey(name)).forEach(name -> changes.add(name + " is new"));
        return List.of("the search space changed: "
                + (changes.isEmpty() ? "its order is another one" : String.join("; ", changes)));
    }

    private static Map<String, Dimension> byName(SearchSpace space) {
        Map<String, Dimension> byName = new LinkedHashMap<>();
        space.dimensions().forEach(dimension -> byName.put(dimension.name(), dimension));
        return byName;
    }
}
