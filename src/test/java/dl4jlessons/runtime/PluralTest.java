package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluralTest {
    @Test
    void onlyOneIsSingular() {
        assertThat(Plural.of(0, "trial")).isEqualTo("0 trials");
        assertThat(Plural.of(1, "trial")).isEqualTo("1 trial");
        assertThat(Plural.of(2000, "trial")).isEqualTo("2,000 trials");
        assertThat(Plural.of(1, "trial", "has", "have")).isEqualTo("1 trial has");
        assertThat(Plural.of(2, "trial", "has", "have")).isEqualTo("2 trials have");
    }

    @Test
    void allOfOneAreTheOnlyOne() {
        assertThat(Plural.all(1, "trial")).isEqualTo("the only trial");
        assertThat(Plural.all(300, "trial")).isEqualTo("all 300 trials");
    }
}
