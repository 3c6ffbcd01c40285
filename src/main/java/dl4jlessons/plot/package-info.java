/**
 * Draws {@link dl4jlessons.result.Figure figures}: as pictures for notebooks and as SVG for the report, without a
 * display.
 *
 * <p>No library of charts is used. XChart 3.8, which drew the inside of the panels until now, cannot share axes between
 * charts, throws on a logarithmic axis that meets a zero, labels every decade of an axis that spans thirty, and writes
 * letters as outlines, which makes an SVG large and its words unsearchable. All that was left for it to do was to stroke
 * lines, and a second library had to record what it stroked; both are a few dozen lines here.
 */
package dl4jlessons.plot;
