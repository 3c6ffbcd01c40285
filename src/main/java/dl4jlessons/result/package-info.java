/**
 * What a lesson returns: claims with verdicts, tables and figures as data. Console, report, charts,
 * notebooks and tests are views of these records.
 *
 * <p>A {@link dl4jlessons.result.Claim} is what a lesson states beforehand: {@link dl4jlessons.result.Condition}s with
 * margins. After the experiment each condition is a {@link dl4jlessons.result.Measurement}, judged by the confidence
 * interval of its mean over the seeds ({@link dl4jlessons.result.Estimate}), and the claim is a
 * {@link dl4jlessons.result.Judgement} with a {@link dl4jlessons.result.Verdict}. Nothing else judges.
 */
package dl4jlessons.result;
