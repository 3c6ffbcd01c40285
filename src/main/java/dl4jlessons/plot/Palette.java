package dl4jlessons.plot;

import static dl4jlessons.plot.Marker.CIRCLE;
import static dl4jlessons.plot.Marker.CROSS;
import static dl4jlessons.plot.Marker.DIAMOND;
import static dl4jlessons.plot.Marker.PLUS;
import static dl4jlessons.plot.Marker.SQUARE;
import static dl4jlessons.plot.Marker.TRIANGLE_DOWN;
import static dl4jlessons.plot.Marker.TRIANGLE_UP;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Gives every variant its look: the course's standing variants have one of their own, the same in every figure. */
public final class Palette {
    private static final List<Ink> INKS =
            List.of(Ink.BLUE, Ink.ORANGE, Ink.GREEN, Ink.RED, Ink.PURPLE, Ink.SKY, Ink.PINK, Ink.GREY);
    private static final List<Marker> MARKERS = List.of(Marker.values());

    private static final Map<String, Look> STANDING = Map.ofEntries(
            // initial weights
            Map.entry("std 1", new Look(Ink.RED, TRIANGLE_UP)),
            Map.entry("std 0.01", new Look(Ink.ORANGE, TRIANGLE_DOWN)),
            Map.entry("Xavier 1/√n", new Look(Ink.BLUE, SQUARE)),
            Map.entry("Xavier", new Look(Ink.BLUE, SQUARE)),
            Map.entry("Glorot", new Look(Ink.SKY, DIAMOND)),
            Map.entry("He", new Look(Ink.GREEN, CIRCLE)),
            Map.entry("zero", new Look(Ink.GREY, CROSS)),
            Map.entry("constant", new Look(Ink.PINK, SQUARE)),
            Map.entry("random", new Look(Ink.BLUE, CIRCLE)),
            // what is added to a network
            Map.entry("none", new Look(Ink.GREY, CIRCLE)),
            Map.entry("plain", new Look(Ink.GREY, SQUARE)),
            Map.entry("plain, diverged", new Look(Ink.GREY, TRIANGLE_DOWN)),
            Map.entry("BN", new Look(Ink.BLUE, DIAMOND)),
            Map.entry("BN, default ε", new Look(Ink.PINK, CIRCLE)),
            Map.entry("with BN", new Look(Ink.BLUE, TRIANGLE_UP)),
            Map.entry("BN after activation", new Look(Ink.SKY, PLUS)),
            Map.entry("dropout", new Look(Ink.ORANGE, SQUARE)),
            Map.entry("L2", new Look(Ink.PURPLE, TRIANGLE_DOWN)),
            Map.entry("BN + dropout", new Look(Ink.GREEN, CROSS)),
            // activations
            Map.entry("identity", new Look(Ink.GREY, PLUS)),
            Map.entry("sigmoid", new Look(Ink.PURPLE, CIRCLE)),
            Map.entry("tanh", new Look(Ink.ORANGE, DIAMOND)),
            Map.entry("ReLU", new Look(Ink.GREEN, TRIANGLE_UP)),
            // what a network is measured on
            Map.entry("training", new Look(Ink.SKY, CIRCLE)),
            Map.entry("validation", new Look(Ink.RED, DIAMOND)),
            Map.entry("test", new Look(Ink.PURPLE, SQUARE)),
            // search
            Map.entry("grid", new Look(Ink.RED, SQUARE)),
            Map.entry("successive halving", new Look(Ink.GREEN, SQUARE)),
            Map.entry("best so far", new Look(Ink.BLUE, DIAMOND)),
            Map.entry("best trials", new Look(Ink.BLUE, DIAMOND)),
            Map.entry("trained to the end", new Look(Ink.SKY, CIRCLE)),
            Map.entry("stopped early", new Look(Ink.GREY, PLUS)),
            Map.entry("other trials", new Look(Ink.GREY, PLUS)),
            Map.entry("diverged", new Look(Ink.RED, CROSS)),
            Map.entry("went on", new Look(Ink.GREEN, TRIANGLE_UP)),
            Map.entry("failed", new Look(Ink.PINK, SQUARE)),
            Map.entry("running", new Look(Ink.ORANGE, SQUARE)),
            Map.entry("waits", new Look(Ink.PURPLE, SQUARE)),
            // an order
            Map.entry("best fifth", new Look(Ink.STEP_5, DIAMOND)),
            Map.entry("second fifth", new Look(Ink.STEP_4, CIRCLE)),
            Map.entry("third fifth", new Look(Ink.STEP_3, CIRCLE)),
            Map.entry("fourth fifth", new Look(Ink.STEP_2, CIRCLE)),
            Map.entry("last fifth", new Look(Ink.STEP_1, CIRCLE)));

    private Palette() {}

    /**
     * The looks of the variants of one figure. A name outside the course's standing ones gets a look that depends on the
     * name alone, unless a name before it has taken the colour.
     */
    public static Map<String, Look> looks(List<String> names) {
        Map<String, Look> looks = new LinkedHashMap<>();
        names.stream().filter(STANDING::containsKey).forEach(name -> looks.put(name, STANDING.get(name)));
        names.stream()
                .filter(name -> !looks.containsKey(name))
                .distinct()
                .forEach(name -> looks.put(name, free(name, new HashSet<>(looks.values()))));
        return looks;
    }

    /** The first look, counted from the name's own, whose colour is free; after that whose marker differs at least. */
    private static Look free(String name, Set<Look> taken) {
        List<Look> candidates = IntStream.range(0, INKS.size() * MARKERS.size())
                .mapToObj(step -> candidate(name.hashCode(), step))
                .toList();
        return candidates.stream()
                .filter(look -> taken.stream().noneMatch(other -> other.ink() == look.ink()))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(look -> !taken.contains(look))
                        .findFirst())
                .orElse(candidates.get(0));
    }

    private static Look candidate(int hash, int step) {
        Ink ink = INKS.get(Math.floorMod(hash + step, INKS.size()));
        Marker marker = MARKERS.get(Math.floorMod(hash / INKS.size() + step / INKS.size(), MARKERS.size()));
        return new Look(ink, marker);
    }
}
