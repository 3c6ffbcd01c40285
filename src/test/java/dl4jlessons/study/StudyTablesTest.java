package dl4jlessons.study;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Cell;
import dl4jlessons.result.Cells;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Format;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyTablesTest {
    private static final StudyResult STUDY = SampleStudies.finished(12);

    @Test
    void theLeaderboardHasRankErrorAndHyperparameters() {
        Table table = StudyTables.leaderboard("ranks", STUDY, 3);

        RankedTrial first = STUDY.leaderboard().get(0);
        assertThat(table.columns())
                .extracting(Table.Column::header)
                .containsExactly(
                        "rank",
                        "trial",
                        "validation accuracy",
                        "standard error",
                        "epochs",
                        "learning rate",
                        "dropout",
                        "hidden layers",
                        "updater",
                        "batch normalization");
        assertThat(table.rows()).hasSize(3);
        assertThat(table.rows().get(0))
                .startsWith(Cells.of(
                        1, first.trial().number(), first.accuracy(), first.standardError(), SampleStudies.EPOCHS))
                .contains(Cell.of(first.trial().parameters().number("learning rate")))
                .endsWith(Cells.of(first.trial().parameters().flag("batch normalization") ? "on" : "off"));
        assertThat(table.columns().get(5).format()).isEqualTo(Format.SCIENTIFIC);
        assertThat(table.columns().get(7).format()).isEqualTo(Format.COUNT);
        assertThat(table.columns().get(8).format()).isEqualTo(Format.TEXT);
    }

    @Test
    void theSpaceTellsWhereWasSearchedAndWhatTheBestHas() {
        Table table = StudyTables.space("space", STUDY);

        Object layers = STUDY.best().orElseThrow().trial().parameters().integer("hidden layers");
        assertThat(table.rows()).hasSize(5);
        assertThat(table.rows().get(2))
                .containsExactly(Cells.of("hidden layers", "1…6, whole", String.valueOf(layers)));
        assertThat(table.rows().get(4)).startsWith(Cells.of("batch normalization", "off, on"));
    }

    @Test
    void withoutABestTrialItsColumnIsEmpty() {
        assertThat(StudyTables.space("space", SampleStudies.allDiverged()).rows())
                .allSatisfy(row -> assertThat(row).endsWith(Cells.of("–")));
    }

    @ParameterizedTest
    @CsvSource({"0.012345, 0.0123", "1.23456e-7, 1.23e-7", "100.0, 100", "0.4999, 0.5", "1e-4, 1e-4"})
    void realNumbersHaveThreeDigits(double value, String text) {
        assertThat(Hyperparameters.text(value)).isEqualTo(text);
    }

    @Test
    void rungsTellWhatWasStoppedAndWhereTheLineWasDrawn() {
        StudyResult halved = SampleStudies.halved();

        Table rungs = StudyTables.rungs("rungs", halved).orElseThrow();

        assertThat(rungs.rows()).hasSize(2);
        rungs.rows().forEach(row -> {
            int epochs = (int) row.get(0).mean();
            assertThat(row.get(2).mean())
                    .isEqualTo(halved.trials().stream()
                            .filter(trial -> trial.state() == TrialState.PRUNED && trial.epochs() == epochs)
                            .count());
            // the line between those that were stopped and those that went on
            assertThat(row.get(3).mean()).isLessThanOrEqualTo(row.get(4).mean());
        });
        assertThat(rungs.rows().get(0).get(0).mean()).isEqualTo(1);
        assertThat(rungs.rows().get(1).get(0).mean()).isEqualTo(3);
        assertThat(StudyTables.rungs("rungs", SampleStudies.finished(60))).isEmpty();
    }
}
