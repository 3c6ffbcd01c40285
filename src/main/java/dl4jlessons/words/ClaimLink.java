package dl4jlessons.words;

import dl4jlessons.result.Verdict;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link from a sentence to the claim it rests on, in Markdown {@code [✔](claim:RandomSearch/ranking-tells)}.
 *
 * @param lesson class name without its package
 * @param claim the claim's id
 * @param verdict for which the sentence is written
 */
public record ClaimLink(String lesson, String claim, Verdict verdict) {
    private static final String SCHEME = "claim:";
    private static final Pattern DESTINATION = Pattern.compile(SCHEME + "([A-Za-z0-9]+)/([a-z0-9-]+)");

    /** Whether the destination of a link is a claim. */
    static boolean isOne(String destination) {
        return destination.startsWith(SCHEME);
    }

    /**
     * Reads a link.
     *
     * @param sign a verdict's symbol
     * @param destination {@code claim:Lesson/claim-id}
     * @throws IllegalArgumentException if either is something else
     */
    static ClaimLink parse(String sign, String destination) {
        Matcher parts = DESTINATION.matcher(destination);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"" + destination + "\" is not \"claim:\", a lesson, a slash and the id of a claim");
        }
        Verdict verdict = Arrays.stream(Verdict.values())
                .filter(one -> String.valueOf(one.symbol()).equals(sign))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the link to " + destination + " is marked \"" + sign + "\", which is no verdict's symbol"));
        return new ClaimLink(parts.group(1), parts.group(2), verdict);
    }
}
