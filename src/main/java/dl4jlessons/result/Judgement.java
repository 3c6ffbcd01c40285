package dl4jlessons.result;

import java.util.List;

/**
 * A claim after the experiment.
 *
 * @param id the claim's stable name
 * @param statement the claim as a sentence
 * @param verdict what the seeds say
 * @param explanation what the lesson tells the reader about this verdict, or what the verdict means in general
 * @param seeds the order in which figures are listed below
 * @param headline the conditions of the claim itself
 * @param caveats what the claim leaves out, each with its own conditions
 */
public record Judgement(
        String id,
        String statement,
        Verdict verdict,
        String explanation,
        List<Long> seeds,
        List<Condition.Measured> headline,
        List<Caveat> caveats) {

    /**
     * What the claim leaves out, after the experiment.
     *
     * @param text the caveat as a sentence
     * @param applies whether all its conditions are true for every seed
     */
    public record Caveat(String text, boolean applies, List<Condition.Measured> conditions) {}
}
