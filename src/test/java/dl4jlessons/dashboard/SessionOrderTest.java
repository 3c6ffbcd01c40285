package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionOrderTest {
    @Test
    void whatToLookAtFirstComesFirstAndNumbersAreSortedByValue() {
        List<String> sorted = List.of(
                "00 FirstNetwork · seed 1",
                "04 InitializationComparison · ★ ReLU, He · seed 1",
                "04 InitializationComparison · ★ ReLU, std 0.01 · seed 1",
                "04 InitializationComparison · ReLU, std 0.005 · seed 1",
                "04 InitializationComparison · ReLU, std 0.1 · seed 1",
                "04 InitializationComparison · tanh, He · seed 1",
                "04 InitializationComparison · tanh, He · seed 10",
                "12 RandomSearch · trial 9 · seed 1",
                "12 RandomSearch · trial 9 · seed 1 (2)",
                "12 RandomSearch · trial 10 · seed 1");
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(1));

        shuffled.sort(new SessionOrder());

        assertThat(shuffled).isEqualTo(sorted);
    }

    @Test
    void differentNamesAreNeverEqual() {
        SessionOrder order = new SessionOrder();

        assertThat(order.compare("trial 01", "trial 1")).isNegative();
        assertThat(order.compare("trial 1", "trial 01")).isPositive();
        assertThat(order.compare("Trial 1", "trial 1")).isNegative();
        assertThat(order.compare("trial 1", "trial 1")).isZero();
    }
}
