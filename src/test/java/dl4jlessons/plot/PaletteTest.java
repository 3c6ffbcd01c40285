package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
    private static final List<List<Role>> SHOWN_TOGETHER = List.of(
            List.of(
                    Role.BASELINE,
                    Role.TOO_LARGE,
                    Role.TOO_SMALL,
                    Role.FIRST_METHOD,
                    Role.SECOND_METHOD,
                    Role.THIRD_METHOD,
                    Role.FOURTH_METHOD,
                    Role.COMBINATION),
            List.of(Role.TRAINING, Role.VALIDATION, Role.TEST),
            List.of(Role.BEST, Role.COMPLETED, Role.STOPPED, Role.DIVERGED),
            Role.steps(5));

    @Test
    void rolesShownTogetherDifferInColour() {
        for (List<Role> roles : SHOWN_TOGETHER) {
            Collection<Look> looks = looks(roles).values();
            assertThat(looks).extracting(Look::ink).doesNotHaveDuplicates();
            assertThat(looks).doesNotHaveDuplicates();
        }
    }

    @Test
    void theLookOfARoleDoesNotDependOnTheName() {
        assertThat(Palette.looks(Map.of("He", Role.SECOND_METHOD)).get("He"))
                .isEqualTo(Palette.looks(Map.of("layer normalization", Role.SECOND_METHOD))
                        .get("layer normalization"));
    }

    @Test
    void twoOfOneRoleHaveItsColourAndDifferInMarker() {
        List<Look> looks =
                List.copyOf(looks(Collections.nCopies(7, Role.BASELINE)).values());

        assertThat(looks).extracting(Look::ink).containsOnly(Ink.GREY);
        assertThat(looks).extracting(Look::marker).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth 5", "learning rate 0.01", "", "a very long name of a variant nobody thought of"})
    void otherVariantsKeepTheirLookWhereNothingElseHasIt(String name) {
        Look alone = Palette.looks(Map.of(name, Role.OTHER)).get(name);
        Role elsewhere = alone.ink() == Ink.RED ? Role.SECOND_METHOD : Role.TOO_LARGE;

        assertThat(Palette.looks(Map.of("taken", elsewhere, name, Role.OTHER)).get(name))
                .isEqualTo(alone);
    }

    @Test
    void eightVariantsHaveEightColoursAndFiftyHaveFiftyLooks() {
        Map<String, Role> eight = unknown(8);
        Map<String, Role> fifty = unknown(50);

        assertThat(Palette.looks(eight).values()).extracting(Look::ink).doesNotHaveDuplicates();
        assertThat(Palette.looks(fifty).values()).doesNotHaveDuplicates();
    }

    @Test
    void moreVariantsThanLooksAreStillDrawn() {
        Map<String, Look> looks = Palette.looks(unknown(100));

        assertThat(looks).hasSize(100).doesNotContainValue(null);
    }

    private static Map<String, Look> looks(List<Role> roles) {
        Map<String, Role> variants = new LinkedHashMap<>();
        roles.forEach(role -> variants.put("variant " + variants.size(), role));
        return Palette.looks(variants);
    }

    private static Map<String, Role> unknown(int count) {
        Map<String, Role> variants = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> variants.put("trial " + i, Role.OTHER));
        return variants;
    }
}
