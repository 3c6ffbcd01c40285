package dl4jlessons.words;

import dl4jlessons.result.Verdict;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link from a sentence to the claim it rests on, in Markdown {@code [✔](claim:RandomSearch/ranking-tells)}.
 * A sentence that is true of several verdicts has all their symbols: {@code [✔?](claim:…)}.
 *
 * @param lesson class name without its package
 * @param claim the claim's id
 * @param verdicts for which the sentence is written; at least one
 */
public record ClaimLink(String lesson, String claim, Set<Verdict> verdicts) {
    private static final String SCHEME = "claim:";
    private static final Pattern DESTINATION = Pattern.compile(SCHEME + "([A-Za-z0-9]+)/([a-z0-9-]+)");

    /** Whether the destination of a link is a claim. */
    static boolean isOne(String destination) {
        return destination.startsWith(SCHEME);
    }

    /**
     * Reads a link.
     *
     * @param signs symbols of verdicts
     * @param destination {@code claim:Lesson/claim-id}
     * @throws IllegalArgumentException if either is something else
     */
    static ClaimLink parse(String signs, String destination) {
        Matcher parts = DESTINATION.matcher(destination);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"" + destination + "\" is not \"claim:\", a lesson, a slash and the id of a claim");
        }
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        signs.chars().mapToObj(sign -> verdict((char) sign, signs, destination)).forEach(verdicts::add);
        if (verdicts.isEmpty()) {
            throw new IllegalArgumentException("the link to " + destination + " is marked with no verdict's symbol");
        }
        return new ClaimLink(parts.group(1), parts.group(2), verdicts);
    }

    private static Verdict verdict(char sign, String signs, String destination) {
        return Arrays.stream(Verdict.values())
                .filter(one -> one.symbol() == sign)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the link to " + destination + " is marked \"" + signs
                        + "\", and \"" + sign + "\" is no verdict's symbol"));
    }
}
