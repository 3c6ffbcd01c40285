/**
 * Draws {@link dl4jlessons.result.Figure figures}: as pictures for notebooks and as SVG for the report, without a
 * display.
 *
 * <p>XChart paints what is inside the panels: lines, bands, bars and points. Layout, axes and words are drawn here,
 * because XChart 3.8 cannot share axes between charts, throws on a logarithmic axis that meets a zero, labels every
 * decade of an axis that spans thirty, and writes letters as outlines, which makes an SVG large and its words
 * unsearchable.
 */
package dl4jlessons.plot;
