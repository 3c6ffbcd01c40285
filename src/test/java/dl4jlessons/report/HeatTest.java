package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import org.junit.jupiter.api.Test;

class HeatTest {
    private static final Column NAME = Column.text("name");

    @Test
    void neighbouringColumnsOfOneFormatAreComparedWithEachOther() {
        Heat heat = heat(Format.DECIMAL, Format.DECIMAL, 0.0, 1.0, 0.5, 2.0);

        assertThat(heat.of(0, 1)).isEqualTo(5);
        assertThat(heat.of(1, 2)).isEqualTo(60);
        assertThat(heat.of(0, 2)).isBetween(heat.of(1, 1), heat.of(1, 2));
    }

    @Test
    void columnsOfAnotherFormatAreComparedAmongThemselves() {
        Heat heat = heat(Format.DECIMAL, Format.COUNT, 0.1, 1000, 0.9, 2000);

        assertThat(heat.of(1, 1)).isEqualTo(heat.of(1, 2)).isEqualTo(60);
    }

    @Test
    void figuresThatSpanDecadesAreComparedByTheirLogarithm() {
        Heat heat = heat(Format.SCIENTIFIC, Format.SCIENTIFIC, 1e-8, 1e-4, 1e-4, 1.0);

        assertThat(heat.of(0, 2)).isBetween(32, 33);
    }

    @Test
    void wordsMissingAndInfiniteFiguresAreNotShaded() {
        Heat heat = heat(Format.DECIMAL, Format.DECIMAL, Double.NaN, 1.0, Double.POSITIVE_INFINITY, 2.0);

        assertThat(heat.of(0, 0)).isZero();
        assertThat(heat.of(0, 1)).isZero();
        assertThat(heat.of(1, 1)).isZero();
        assertThat(heat.of(1, 2)).isEqualTo(60);
    }

    @Test
    void equalFiguresAreNotShaded() {
        assertThat(heat(Format.DECIMAL, Format.DECIMAL, 1, 1, 1, 1).of(0, 1)).isZero();
    }

    private static Heat heat(Format first, Format second, Object... cells) {
        return new Heat(Table.of("id", "", "", NAME, Column.heat("a", first), Column.heat("b", second))
                .row("one", cells[0], cells[1])
                .row("two", cells[2], cells[3])
                .build());
    }
}
