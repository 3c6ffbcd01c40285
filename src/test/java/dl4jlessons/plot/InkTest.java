package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InkTest {
    /** Least contrast of graphical objects in the Web Content Accessibility Guidelines 2.1, 1.4.11. */
    private static final double GRAPHICS = 3;
    /** Least contrast of words, 1.4.3. */
    private static final double WORDS = 4.5;

    @ParameterizedTest
    @EnumSource(
            names = {
                "BLUE", "SKY", "GREEN", "ORANGE", "RED", "PURPLE", "PINK", "GREY", "STEP_2", "STEP_3", "STEP_4",
                "STEP_5"
            })
    void seriesStandOutFromTheirPaper(Ink ink) {
        assertThat(contrast(ink.light(), Ink.PAPER.light())).isGreaterThan(GRAPHICS);
        assertThat(contrast(ink.dark(), Ink.PAPER.dark())).isGreaterThan(GRAPHICS);
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "MUTED"})
    void wordsAreReadable(Ink ink) {
        assertThat(contrast(ink.light(), Ink.PAPER.light())).isGreaterThan(WORDS);
        assertThat(contrast(ink.dark(), Ink.PAPER.dark())).isGreaterThan(WORDS);
    }

    @Test
    void everyInkHasAVariableForBothPapersWhichChartsRefer() {
        for (Ink ink : EnumSet.allOf(Ink.class)) {
            String variable = ink.css().substring("var(".length(), ink.css().indexOf(','));
            assertThat(Ink.lightVariables()).contains(variable + ":");
            assertThat(Ink.darkVariables()).contains(variable + ":");
        }
    }

    @Test
    void eachStepOfAnOrderStandsOutMoreThanTheOneBefore() {
        List<Ink> steps = List.of(Ink.STEP_1, Ink.STEP_2, Ink.STEP_3, Ink.STEP_4, Ink.STEP_5);
        for (int i = 1; i < steps.size(); i++) {
            Ink weaker = steps.get(i - 1);
            Ink stronger = steps.get(i);
            assertThat(contrast(stronger.light(), Ink.PAPER.light()))
                    .isGreaterThan(1.3 * contrast(weaker.light(), Ink.PAPER.light()));
            assertThat(contrast(stronger.dark(), Ink.PAPER.dark()))
                    .isGreaterThan(1.3 * contrast(weaker.dark(), Ink.PAPER.dark()));
        }
    }

    private static double contrast(Color one, Color other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    /** Relative luminance as the guidelines define it. */
    private static double luminance(Color color) {
        double[] linear = DoubleStream.of(color.getRed(), color.getGreen(), color.getBlue())
                .map(channel -> channel / 255)
                .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
