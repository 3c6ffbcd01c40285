package dl4jlessons.plot;

import static dl4jlessons.plot.Marker.CIRCLE;
import static dl4jlessons.plot.Marker.CROSS;
import static dl4jlessons.plot.Marker.DIAMOND;
import static dl4jlessons.plot.Marker.PLUS;
import static dl4jlessons.plot.Marker.SQUARE;
import static dl4jlessons.plot.Marker.TRIANGLE_DOWN;
import static dl4jlessons.plot.Marker.TRIANGLE_UP;

import dl4jlessons.result.Role;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gives every variant of a figure its look: by the part it plays, or else by its name. */
public final class Palette {
    private static final List<Ink> INKS =
            List.of(Ink.BLUE, Ink.ORANGE, Ink.GREEN, Ink.RED, Ink.PURPLE, Ink.SKY, Ink.PINK, Ink.GREY);
    private static final List<Marker> MARKERS = List.of(Marker.values());

    private static final Map<Role, Look> OF_ROLES = Map.ofEntries(
            Map.entry(Role.BASELINE, new Look(Ink.GREY, SQUARE)),
            Map.entry(Role.FIRST_METHOD, new Look(Ink.BLUE, DIAMOND)),
            Map.entry(Role.SECOND_METHOD, new Look(Ink.GREEN, CIRCLE)),
            Map.entry(Role.THIRD_METHOD, new Look(Ink.SKY, PLUS)),
            Map.entry(Role.FOURTH_METHOD, new Look(Ink.PURPLE, SQUARE)),
            Map.entry(Role.COMBINATION, new Look(Ink.PINK, CROSS)),
            Map.entry(Role.TOO_SMALL, new Look(Ink.ORANGE, TRIANGLE_DOWN)),
            Map.entry(Role.TOO_LARGE, new Look(Ink.RED, TRIANGLE_UP)),
            Map.entry(Role.TRAINING, new Look(Ink.SKY, CIRCLE)),
            Map.entry(Role.VALIDATION, new Look(Ink.RED, DIAMOND)),
            Map.entry(Role.TEST, new Look(Ink.PURPLE, SQUARE)),
            Map.entry(Role.BEST, new Look(Ink.BLUE, DIAMOND)),
            Map.entry(Role.COMPLETED, new Look(Ink.SKY, CIRCLE)),
            Map.entry(Role.STOPPED, new Look(Ink.GREY, PLUS)),
            Map.entry(Role.DIVERGED, new Look(Ink.RED, CROSS)),
            Map.entry(Role.FAILED, new Look(Ink.PINK, SQUARE)),
            Map.entry(Role.PROMOTED, new Look(Ink.GREEN, TRIANGLE_UP)),
            Map.entry(Role.RUNNING, new Look(Ink.ORANGE, SQUARE)),
            Map.entry(Role.WAITING, new Look(Ink.PURPLE, SQUARE)),
            Map.entry(Role.STEP_5, new Look(Ink.STEP_5, DIAMOND)),
            Map.entry(Role.STEP_4, new Look(Ink.STEP_4, CIRCLE)),
            Map.entry(Role.STEP_3, new Look(Ink.STEP_3, CIRCLE)),
            Map.entry(Role.STEP_2, new Look(Ink.STEP_2, CIRCLE)),
            Map.entry(Role.STEP_1, new Look(Ink.STEP_1, CIRCLE)));

    private Palette() {}

    /**
     * The looks of the variants of one figure, by name. The first of a role has the role's look, the next its colour with
     * another marker. One without a role gets a look that depends on the name alone, unless a colour is taken by another
     * variant of the figure.
     */
    public static Map<String, Look> looks(Map<String, Role> roles) {
        Map<String, Look> looks = new LinkedHashMap<>();
        roles.forEach((name, role) -> {
            if (role != Role.OTHER) {
                looks.put(name, freeMarker(OF_ROLES.get(role), new HashSet<>(looks.values())));
            }
        });
        roles.forEach((name, role) -> {
            if (role == Role.OTHER) {
                looks.put(name, free(name, new HashSet<>(looks.values())));
            }
        });
        return looks;
    }

    private static Look freeMarker(Look wanted, Set<Look> taken) {
        return Stream.concat(Stream.of(wanted.marker()), MARKERS.stream())
                .map(marker -> new Look(wanted.ink(), marker))
                .filter(look -> !taken.contains(look))
                .findFirst()
                .orElse(wanted);
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
