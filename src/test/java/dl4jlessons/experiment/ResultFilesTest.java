package dl4jlessons.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.result.Claim;
import dl4jlessons.result.Condition;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Looks;
import dl4jlessons.result.Table;
import dl4jlessons.runtime.UserException;
import dl4jlessons.training.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() {
        LessonRecord run = run(3, "dl4jlessons.lesson.Third");

        new ResultFiles(folder).write(run);

        assertThat(new ResultFiles(folder).readAll()).containsExactly(run);
    }

    @Test
    void lessonsComeInTheOrderOfTheCourse() {
        ResultFiles files = new ResultFiles(folder);
        files.write(run(10, "dl4jlessons.lesson.Tenth"));
        files.write(run(2, "dl4jlessons.lesson.Second"));

        assertThat(files.readAll()).extracting(LessonRecord::name).containsExactly("Second", "Tenth");
    }

    @Test
    void aLaterRunReplacesAnEarlierOne() {
        ResultFiles files = new ResultFiles(folder);
        files.write(run(1, "dl4jlessons.lesson.First"));
        files.write(run(1, "dl4jlessons.lesson.First"));

        assertThat(files.readAll()).hasSize(1);
    }

    @Test
    void withoutAFolderThereAreNoResults() {
        assertThat(new ResultFiles(folder.resolve("none")).readAll()).isEmpty();
    }

    @Test
    void aFileOfAnotherKindIsNamed() throws IOException {
        Files.writeString(folder.resolve("01-Broken.json"), "{\"lesson\": 1");

        assertThatThrownBy(() -> new ResultFiles(folder).readAll())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("01-Broken.json")
                .hasMessageContaining("run the lesson again");
    }

    private static LessonRecord run(int number, String lesson) {
        Claim claim = Claim.of("id", "A claim.")
                .holdsIf(Condition.atLeast(1, "value", seed -> seed == 2 ? Double.NaN : Double.POSITIVE_INFINITY))
                .caveat("A caveat.", Condition.atMost(0, "other value", seed -> seed));
        Judgement judgement = Judgement.of(claim, List.of(1L, 2L, 3L), Looks.ONE);
        Table table = Table.of(
                        "table",
                        "Title",
                        "",
                        Table.Column.text("name"),
                        Table.Column.heat("mean", Table.Format.DECIMAL),
                        Table.Column.of("count", Table.Format.COUNT))
                .row("a", Summary.of(List.of(1.0, 2.0, 4.5)), 3)
                .row("b", "diverged", 0.1)
                .build();
        Figure figure = Figure.single(
                "figure",
                "Title",
                "Caption.",
                Axis.log("x"),
                Axis.linear("y").between(0, 1),
                List.of(Series.line("He", List.of(1.0, 2.0), List.of(Double.NaN, 0.5))));
        return new LessonRecord(
                lesson,
                new Lesson.Card(number, "Title", "Question?", "the score"),
                "784-10",
                List.of(1L, 2L, 3L),
                false,
                "fashion-mnist",
                1.5,
                new LessonResult(List.of(judgement), List.of(table), List.of(figure)));
    }
}
