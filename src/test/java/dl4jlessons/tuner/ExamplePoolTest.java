package dl4jlessons.tuner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.data.DataSummary;
import dl4jlessons.data.Examples;
import dl4jlessons.data.TestData;
import dl4jlessons.data.ThreeSets;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ExamplePoolTest {
    private static final DataSummary SUMMARY = new DataSummary("", List.of("a", "b"), List.of(), "", 0);

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    /** Two classes in turn, one feature that counts up. */
    private static Examples examples(int count) {
        INDArray labels = Nd4j.create(count, 2);
        for (int row = 0; row < count; row++) {
            labels.putScalar(row, row % 2, 1);
        }
        return new Examples(Nd4j.arange(count).reshape(count, 1), labels);
    }

    private static ExamplePool table(int rows) {
        return new ExamplePool(examples(rows), Optional.empty(), List.of("x"), SUMMARY);
    }

    private static ExamplePool images(int count) {
        return new ExamplePool(examples(count), Optional.of(new TestData(examples(7))), List.of(), SUMMARY);
    }

    private static String sizes(ReadyMadeSpace space, ExamplePool pool) {
        return space.trainingExamples(pool) + " + " + space.validationExamples(pool);
    }

    @Test
    void aTableIsUsedWholeAndImagesInPart() {
        assertThat(sizes(ReadyMadeSpace.STANDARD, table(100))).isEqualTo("60 + 20");
        assertThat(sizes(ReadyMadeSpace.STANDARD, table(10_000))).isEqualTo("6000 + 2000");
        assertThat(sizes(ReadyMadeSpace.STANDARD, images(10_000))).isEqualTo("2000 + 1000");
        assertThat(sizes(ReadyMadeSpace.STANDARD, images(40))).isEqualTo("30 + 10");
        assertThat(sizes(ReadyMadeSpace.BOOK, images(10_000))).isEqualTo("400 + 100");
        assertThat(sizes(ReadyMadeSpace.BOOK, table(100))).isEqualTo("60 + 20");
    }

    @Test
    void whatIsLeftOfATableIsForTheTestAndStandardizedByTrainingExamples() {
        ThreeSets sets = table(50).split(1, 30, 10);

        assertThat(sets.tuning().training().size()).isEqualTo(30);
        assertThat(sets.tuning().validation().size()).isEqualTo(10);
        assertThat(sets.test().examples().size()).isEqualTo(10);
        assertThat(sets.tuning().training().features().meanNumber().doubleValue())
                .isCloseTo(0, within(1e-5));
        assertThat(sets.tuning().training().features().stdNumber(false).doubleValue())
                .isCloseTo(1, within(1e-2));
        assertThat(sets.test().examples().features().meanNumber().doubleValue()).isNotCloseTo(0, within(1e-5));
    }

    @Test
    void imagesKeepTheirPixelsAndTheirOwnTestFiles() {
        ThreeSets sets = images(50).split(1, 30, 20);

        assertThat(sets.test().examples().size()).isEqualTo(7);
        assertThat(sets.tuning().training().features().maxNumber().doubleValue())
                .isGreaterThan(25);
    }

    @Test
    void moreThanThereIsIsRefused() {
        assertThatThrownBy(() -> table(50).split(1, 40, 10))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("50 examples, too few for 40 training and 10 validation examples and a test")
                .hasMessageContaining("--train");
        assertThatThrownBy(() -> images(50).split(1, 40, 11)).isInstanceOf(UserException.class);
        assertThat(images(50).split(1, 40, 10).tuning().validation().size()).isEqualTo(10);
    }
}
