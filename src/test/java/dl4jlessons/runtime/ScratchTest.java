package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ScratchTest {
    private static final int LENGTH = 10_000;

    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    private static INDArray filled(double value) {
        return Nd4j.valueArrayOf(new long[] {LENGTH}, value, DataType.DOUBLE);
    }

    @Test
    void theSameIsComputedAndArraysLieInsideForAsLongAsItTakes() {
        for (int length : List.of(10, LENGTH, 3)) {
            double sum = Scratch.compute(() -> {
                INDArray numbers = Nd4j.createFromArray(
                        IntStream.rangeClosed(1, length).asDoubleStream().toArray());
                assertThat(numbers.isAttached()).isTrue();
                return numbers.mul(2).sumNumber().doubleValue();
            });
            assertThat(sum).isEqualTo((double) length * (length + 1));
        }
        assertThat(filled(1).isAttached()).isFalse();
    }

    @Test
    void aComputationWithinAnotherLeavesThatOnesArraysAlone() {
        double kept = Scratch.compute(() -> {
            INDArray outer = filled(1);
            double inner = Scratch.compute(() -> filled(2).sumNumber().doubleValue());
            INDArray after = filled(3);
            assertThat(inner).isEqualTo(2 * LENGTH);
            assertThat(after.sumNumber().doubleValue()).isEqualTo(3 * LENGTH);
            return outer.sumNumber().doubleValue();
        });

        assertThat(kept).isEqualTo(LENGTH);
    }

    @Test
    void threadsDoNotShareIt() {
        List<Double> sums = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> Scratch.compute(() -> filled(i).sumNumber().doubleValue()))
                .toList();

        assertThat(sums)
                .isEqualTo(IntStream.range(0, 64)
                        .mapToObj(i -> (double) i * LENGTH)
                        .toList());
    }

    @Test
    void whatFailsInsideFailsOutsideAndTheNextComputationBeginsAnew() {
        assertThatThrownBy(() -> Scratch.compute(() -> {
                    throw new IllegalStateException(String.valueOf(filled(1).length()));
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat((double) Scratch.compute(() -> filled(1).sumNumber().doubleValue()))
                .isEqualTo(LENGTH);
        assertThat(filled(1).isAttached()).isFalse();
    }
}
