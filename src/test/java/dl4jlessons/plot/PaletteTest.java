package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
    private static final List<List<String>> SHOWN_TOGETHER = List.of(
            List.of("std 1", "std 0.01", "Xavier 1/√n", "Glorot", "He"),
            List.of("zero", "constant", "random"),
            List.of("none", "BN", "BN after activation", "dropout", "L2", "BN + dropout"),
            List.of("plain", "with BN", "BN after activation"),
            List.of("sigmoid", "tanh", "ReLU", "identity"),
            List.of("training", "validation", "test"));

    @Test
    void variantsShownTogetherDifferInColourAndMarker() {
        for (List<String> names : SHOWN_TOGETHER) {
            assertThat(Palette.looks(names).values()).extracting(Look::ink).doesNotHaveDuplicates();
            assertThat(Palette.looks(names).values()).extracting(Look::marker).doesNotHaveDuplicates();
        }
    }

    @Test
    void noTwoStandingVariantsShareColourAndMarker() {
        List<String> all = SHOWN_TOGETHER.stream().flatMap(List::stream).toList();

        assertThat(Palette.looks(all).values()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth 5", "learning rate 0.01", "", "a very long name of a variant nobody thought of"})
    void otherVariantsKeepTheirLookWhereNothingElseHasIt(String name) {
        Look alone = Palette.looks(List.of(name)).get(name);
        Ink free = alone.ink() == Ink.RED ? Ink.GREEN : Ink.RED;
        String other = free == Ink.RED ? "std 1" : "He";

        assertThat(Palette.looks(List.of(other, name)).get(name)).isEqualTo(alone);
    }

    @Test
    void eightVariantsHaveEightColoursAndFiftyHaveFiftyLooks() {
        List<String> eight = names(8);
        List<String> fifty = names(50);

        assertThat(Palette.looks(eight).values()).extracting(Look::ink).doesNotHaveDuplicates();
        assertThat(Palette.looks(fifty).values()).doesNotHaveDuplicates();
    }

    @Test
    void moreVariantsThanLooksAreStillDrawn() {
        Map<String, Look> looks = Palette.looks(names(100));

        assertThat(looks).hasSize(100).doesNotContainValue(null);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "trial " + i).toList();
    }
}
