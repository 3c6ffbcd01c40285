package dl4jlessons.lesson;

import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Looks;
import dl4jlessons.result.Verdict;
import java.util.List;

/** Verdicts on claims about outcomes that are made up. */
public final class ClaimVerdicts {
    public static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);

    private ClaimVerdicts() {}

    public static Verdict of(List<Long> seeds, List<Claim> claims, String id) {
        return claims.stream()
                .filter(claim -> claim.id().equals(id))
                .map(claim -> Judgement.of(claim, seeds, Looks.ONE).verdict())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no claim " + id));
    }
}
