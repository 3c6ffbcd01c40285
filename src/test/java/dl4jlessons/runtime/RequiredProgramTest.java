package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class RequiredProgramTest {
    @Test
    void findsAProgramUnderOneOfItsNames() {
        assertThat(RequiredProgram.find("no-such-program", "sh", "cmd")).isExecutable();
    }

    @Test
    void skipsTheTestWithoutItButFailsItInContinuousIntegration() {
        boolean integration = "true".equals(System.getenv("CI"));

        assertThatThrownBy(() -> RequiredProgram.find("no-such-program"))
                .isInstanceOf(integration ? AssertionFailedError.class : TestAbortedException.class)
                .hasMessageContaining("needs the program no-such-program: install it.");
    }
}
