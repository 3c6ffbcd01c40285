package dl4jlessons.search;

import java.util.Optional;

/**
 * How far a search has come.
 *
 * @param done rungs that have ended; without a pruner a trial is one rung
 * @param total rungs in all; it becomes smaller when trials diverge that would have gone on
 * @param best first of the leaderboard so far
 */
public record SearchProgress(int done, int total, Optional<RankedTrial> best) {}
