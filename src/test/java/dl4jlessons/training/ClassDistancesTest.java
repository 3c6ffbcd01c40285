package dl4jlessons.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.Nd4jRuntime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class ClassDistancesTest {
    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    @Test
    void meansOfDistancesWithinAndBetweenClassesAreDivided() {
        // class 0 at (0, 0) and (0, 2); class 1 at (3, 4) and (3, 8)
        double within = (2 + 4) / 2.0;
        double between = (5 + Math.sqrt(9 + 64) + Math.sqrt(9 + 4) + Math.sqrt(9 + 36)) / 4;

        assertThat(ClassDistances.withinToBetween(
                        Nd4j.create(new float[][] {{0, 0}, {0, 2}, {3, 4}, {3, 8}}), new int[] {0, 0, 1, 1}))
                .isCloseTo(within / between, within(1e-9));
    }

    @Test
    void examplesOfAClassThatAreAllTheSameHaveNoDistance() {
        assertThat(ClassDistances.withinToBetween(
                        Nd4j.create(new float[][] {{0.1f, 0.7f}, {0.1f, 0.7f}, {5, 5}, {5, 5}}),
                        new int[] {0, 0, 1, 1}))
                .isCloseTo(0, within(1e-6));
    }
}
