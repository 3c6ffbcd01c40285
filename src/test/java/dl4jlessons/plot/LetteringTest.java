package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LetteringTest {
    private static final String LONG = "with batch normalization after the activation instead of before";

    @Test
    void longWordsAreShortenedToTheWidthTheyHave() {
        String shortened = Lettering.LABEL.shorten(LONG, 120);

        assertThat(shortened).startsWith("with batch").endsWith("…");
        assertThat(Lettering.LABEL.width(shortened)).isLessThanOrEqualTo(120);
        assertThat(Lettering.LABEL.shorten("He", 120)).isEqualTo("He");
    }

    @Test
    void wrappedLinesHoldAllWordsAndFit() {
        assertThat(String.join(" ", Lettering.NOTE.wrap(LONG, 150))).isEqualTo(LONG);
        assertThat(Lettering.NOTE.wrap(LONG, 150))
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(Lettering.NOTE.width(line)).isLessThanOrEqualTo(150));
    }
}
