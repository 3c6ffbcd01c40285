package dl4jlessons.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void theNameWithTheFewestChangesIsSuggested() {
        List<String> names = List.of("fashion-mnist", "penguins", "Iris");

        assertThat(Suggestion.mostSimilar("pengins", names)).isEqualTo("penguins");
        assertThat(Suggestion.mostSimilar("IRISES", names)).isEqualTo("Iris");
    }
}
