package dl4jlessons.runner;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant who typed a name that does not exist. */
public final class Suggestion {
    private Suggestion() {}

    /** The name with the fewest letters to change, upper and lower case aside; there must be one name at least. */
    public static String mostSimilar(String typed, Collection<String> names) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return names.stream()
                .min(Comparator.comparingInt(
                        name -> distance.apply(name.toLowerCase(Locale.ROOT), typed.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }
}
