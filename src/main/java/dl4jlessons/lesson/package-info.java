/**
 * The lessons, a package a chapter. A lesson {@code X} is three or four files:
 *
 * <ul>
 *   <li>{@code X.java}: the question, the network spelled out, the experiment, and {@code claims(…)}: what is claimed, by
 *       which margin, and why that margin. It has a {@code main}.
 *   <li>{@code XReadings.java}, if values have to be derived from runs: the records {@code Variant} (what one network
 *       differs in; {@code toString} is its name everywhere) and {@code Outcome} (what is measured on one network), and the
 *       derived values, by seed.
 *   <li>{@code XCharts.java}: its tables and charts, a {@link dl4jlessons.result.LessonCharts}.
 *   <li>{@code X.md}, among the resources: its words (see {@link dl4jlessons.words}).
 * </ul>
 *
 * Inside a lesson arrows point one way: {@code X} uses {@code XCharts} and {@code XReadings}, and {@code XCharts} uses
 * {@code XReadings}. That is why the records that charts and claims share are in {@code XReadings} (in {@code XCharts}
 * where there is none), and why sizes and constants of the lesson reach its charts as parameters.
 *
 * <p>{@code network(variant, images, seed)} has the same signature everywhere; where inputs are not images or variants
 * do not change the network, that parameter is left out; in lesson 9 the variant has two parts, the method and what was chosen
 * for it. {@code run(settings, sizes)} returns
 * {@code LessonResult.of(seeds, claims(readings), charts)}.
 *
 * <p>This package holds what the chapters share.
 */
package dl4jlessons.lesson;
