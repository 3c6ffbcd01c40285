package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class ExamplesTest {
    private Examples four = Pools.ofClasses(0, 2, 1, 2);

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void knowItsSizes() {
        assertThat(four.size()).isEqualTo(4);
        assertThat(four.width()).isEqualTo(2);
        assertThat(four.classes()).isEqualTo(3);
        assertThat(four.classIndices()).containsExactly(0, 2, 1, 2);
        assertThat(four.classCounts()).containsExactly(1, 1, 2);
    }

    @Test
    void oneExampleIsEnough() {
        Examples one = four.first(1);

        assertThat(one.size()).isEqualTo(1);
        assertThat(one.classIndices()).containsExactly(0);
    }

    @Test
    void rowsAreTakenInTheGivenOrderAndMayRepeat() {
        Examples rows = four.rows(3, 0, 3);

        assertThat(Pools.rowNumbers(rows)).containsExactly(3, 0, 3);
        assertThat(rows.classIndices()).containsExactly(2, 0, 2);
    }

    @Test
    void rangesAreTakenInOrder() {
        assertThat(Pools.rowNumbers(four.range(1, 3))).containsExactly(1, 2);
        assertThat(four.range(1, 3).classIndices()).containsExactly(2, 1);
        assertThat(Pools.rowNumbers(four.first(3))).containsExactly(0, 1, 2);
        assertThat(Pools.rowNumbers(four.first(100))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void twoSetsAreJoinedInOrder() {
        Examples joined = four.range(2, 4).and(four.first(1));

        assertThat(Pools.rowNumbers(joined)).containsExactly(2, 3, 0);
        assertThat(joined.classIndices()).containsExactly(1, 2, 0);
    }

    @Test
    void selectionsAreCopies() {
        Examples rows = four.rows(0, 1);
        Examples range = four.range(0, 2);
        Examples first = four.first(2);

        rows.features().addi(100);
        range.features().addi(100);
        first.labels().addi(100);

        assertThat(four).isEqualTo(Pools.ofClasses(0, 2, 1, 2));
    }

    @Test
    void aViewSharesTheMemory() {
        Examples view = four.view(1, 3);

        assertThat(view).isEqualTo(four.range(1, 3));
        four.features().addi(100);
        assertThat(view).isEqualTo(four.range(1, 3));
        assertThat(view.classIndices()).containsExactly(2, 1);
    }

    @Test
    void becomeADataSetOfTheSameArrays() {
        DataSet dataSet = four.toDataSet();

        assertThat(dataSet.getFeatures()).isSameAs(four.features());
        assertThat(dataSet.getLabels()).isSameAs(four.labels());
    }

    @Test
    void needALabelForEachExample() {
        assertThatThrownBy(() -> new Examples(Nd4j.create(3, 2), Nd4j.create(2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 examples but 2 labels");
    }

    @Test
    void needMatrices() {
        assertThatThrownBy(() -> new Examples(Nd4j.create(3, 1, 8, 8), Nd4j.create(3, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features and labels must be matrices with one example a row");
    }
}
