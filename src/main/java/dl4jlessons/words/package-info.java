/**
 * The words of the lessons, which are Markdown beside the lesson's package among the resources: for the lesson {@code X}
 * the file {@code X.md}. Report, console and notebooks show them, and no sentence of theirs is anywhere else, so that a
 * second language is one more file a lesson. The headings are fixed:
 *
 * <pre>
 * ## Background               formulas and the intuition behind them
 * ## Look here first          which chart or cell, and why
 * ## Explanations
 * ### claim-id: verdict       one for each claim and verdict that may occur; several verdicts are separated by commas
 * ### otherwise               for verdicts that nobody expects
 * ## In practice              what to do with it
 * ## References               paper, section, year, link
 * </pre>
 *
 * Formulas stand between dollar signs, as in notebooks ({@link dl4jlessons.words.MathMl} lists what they may hold). There
 * are none in explanations, which the console shows too.
 */
package dl4jlessons.words;
