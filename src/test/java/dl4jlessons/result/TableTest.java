package dl4jlessons.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final Table.Builder table =
            Table.of("losses", "Losses", "", Column.text("network"), Column.heat("loss", Format.DECIMAL));

    @Test
    void aCellHoldsATextANumberOrASummary() {
        Summary summary = Summary.of(List.of(1.0, 2.0));

        Table built = table.row("He", summary)
                .row("zero", 2.3)
                .row(List.of("std 1", "diverged"))
                .build();

        assertThat(built.rows())
                .containsExactly(
                        List.of(Cells.of("He", summary)),
                        List.of(Cells.of("zero", 2.3)),
                        List.of(Cells.of("std 1", "diverged")));
        assertThat(built.columns()).extracting(Column::heat).containsExactly(false, true);
    }

    @Test
    void aRowNeedsACellForEachColumn() {
        assertThatThrownBy(() -> table.row("He"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table losses: 1 cells for 2 columns");
        assertThatThrownBy(() -> table.row("He", 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCellHoldsNothingElse() {
        assertThatThrownBy(() -> table.row("He", List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a cell cannot hold [1.0]");
    }

    @Test
    void aTableDoesNotChangeWhenItsBuilderGoesOn() {
        Table built = table.row("He", 1).build();
        table.row("zero", 2);

        assertThat(built.rows()).hasSize(1);
    }

    @Test
    void aLossThatIsInfiniteForEverySeedIsCalledDiverged() {
        Summary some = Summary.of(List.of(1.0, INFINITE));

        assertThat(Table.loss(Summary.of(List.of(INFINITE, INFINITE)))).isEqualTo(Cell.of("diverged"));
        assertThat(Table.loss(some)).isEqualTo(Cell.of(some));
    }
}
