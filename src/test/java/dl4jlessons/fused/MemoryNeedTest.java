package dl4jlessons.fused;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

class MemoryNeedTest {
    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    @Test
    void aNetworkThatTheMachineCannotHoldIsRefusedInOneSentence() {
        Networks huge = Networks.plain().hidden(2_000_000, 2_000_000);
        assertThatThrownBy(() -> TrainingStep.FUSED.network(huge.configuration()))
                .isInstanceOf(UserException.class)
                .hasMessageMatching(
                        "A network of [0-9,]+ parameters takes [0-9,.]+ GB with its gradients and its updater's"
                                + " memory, and this machine has [0-9,.]+ GB: choose narrower layers\\.");
    }

    @Test
    void gradientsAndBothMomentsOfAdamCount() {
        // 13 · 11 + 11 + 11 · 7 + 7 + 7 · 5 + 5 = 278 parameters of 4 bytes, four times
        MultiLayerConfiguration adam = Networks.plain().updater(new Adam(0.1)).configuration();
        assertThatCode(() -> MemoryNeed.check(adam, 278 * 4 * 4)).doesNotThrowAnyException();
        assertThatThrownBy(() -> MemoryNeed.check(adam, 278 * 4 * 4 - 1))
                .hasMessageStartingWith("A network of 278 parameters");
    }
}
