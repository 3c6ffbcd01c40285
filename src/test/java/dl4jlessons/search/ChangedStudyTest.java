package dl4jlessons.search;

import static dl4jlessons.search.Dimension.choice;
import static dl4jlessons.search.Dimension.integer;
import static dl4jlessons.search.Dimension.logUniform;
import static dl4jlessons.search.Dimension.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TestData;
import dl4jlessons.data.ThreeSets;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/** A study goes on only as what it was; lessons may begin anew instead. */
class ChangedStudyTest {
    private static final StudyPlan PLAN = Studies.plan();
    private static final Objective OBJECTIVE = SyntheticObjective.quick();

    /** Its checksum is right. */
    private static final String OF_ANOTHER_VERSION =
            "{\"line\":1,\"event\":{\"type\":\"unheard of\"},\"crc\":\"d5a91bf7\"}\n";

    @TempDir
    Path folder;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(StudyPlan now) {
        return assertThatThrownBy(() -> Study.open(folder, now, OBJECTIVE, Studies.data()))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("The study in " + folder + " cannot go on, because ")
                .hasMessageEndingWith(": undo the change, or start a new study in another folder.");
    }

    @Test
    void aChangedSpaceIsRefusedByTheNameOfWhatChanged() {
        SearchSpace space = SearchSpace.of(
                logUniform("learning rate", 1e-6, 1e-2), integer("width", 20, 200), choice("batch size", 10, 100));
        Study.open(folder, StudyPlan.randomSearch(space, 7, 9), OBJECTIVE, Studies.data())
                .close();
        SearchSpace changed = SearchSpace.of(
                logUniform("learning rate", 1e-5, 1e-2),
                integer("width", 20, 200).log(),
                uniform("dropout", 0, 1));
        assertRefused(StudyPlan.randomSearch(changed, 7, 9))
                .hasMessageContaining(
                        "the search space changed: learning rate was 1e-6…0.01, log, is now 1e-5…0.01,"
                                + " log; width was 20…200, whole, is now 20…200, whole, log; batch size is gone; dropout is new");
        SearchSpace reordered = SearchSpace.of(
                space.dimensions().get(1),
                space.dimensions().get(0),
                space.dimensions().get(2));
        assertRefused(StudyPlan.randomSearch(reordered, 7, 9))
                .hasMessageContaining("the search space changed: its order is another one");
    }

    @Test
    void aChangedPlanIsRefusedByTheNameOfWhatChanged() {
        Study.open(folder, PLAN, OBJECTIVE, Studies.data()).close();
        assertRefused(StudyPlan.randomSearch(Studies.SPACE, 8, 9))
                .hasMessageContaining("the seed changed: was 7, is now 8");
        assertRefused(StudyPlan.randomSearch(Studies.SPACE, 7, 10))
                .hasMessageContaining("the number of epochs changed: was 9, is now 10");
        assertRefused(PLAN.with(Studies.HALVING))
                .hasMessageContaining(
                        "the pruner changed: was none, is now successive halving, 1 in 3 goes on, from 1 epoch");
        assertRefused(PLAN.with(Sampler.centredGrid(3)))
                .hasMessageContaining("the sampler changed: was random, is now centred grid, 3 levels");
        assertRefused(StudyPlan.randomSearch(Studies.SPACE, 8, 10))
                .hasMessageContaining("seed changed")
                .hasMessageContaining("epochs changed");
    }

    @Test
    void changedDataIsRefused() {
        Study.open(folder, PLAN, OBJECTIVE, Studies.data()).close();
        TrainValidationData before = Studies.data();
        Examples other = new Examples(Nd4j.eye(4).putScalar(0, 0, 0.5), Nd4j.eye(4));
        assertThatThrownBy(() -> Study.open(folder, PLAN, OBJECTIVE, new TrainValidationData(before.training(), other)))
                .isInstanceOf(UserException.class)
                .hasMessageMatching(".*the data changed: was 4 training and 4 validation examples, [0-9a-f]{16}, is now"
                        + " 4 training and 4 validation examples, [0-9a-f]{16}: undo.*")
                .extracting(e -> ((UserException) e).exitCode())
                .isEqualTo(UserException.WRONG_USAGE);
    }

    @Test
    void changedTestExamplesAreRefused() {
        Examples other = new Examples(Nd4j.eye(4).putScalar(0, 0, 0.5), Nd4j.eye(4));
        ThreeSets before =
                new ThreeSets(Studies.data(), new TestData(Studies.data().training()));
        Study.open(folder, PLAN, OBJECTIVE, before).close();
        Study.open(folder, PLAN, OBJECTIVE, before).close();
        assertThatThrownBy(
                        () -> Study.open(folder, PLAN, OBJECTIVE, new ThreeSets(before.tuning(), new TestData(other))))
                .isInstanceOf(UserException.class)
                .hasMessageMatching(".*the data changed: was .*; 4 test examples, [0-9a-f]{16}, is now .*");
    }

    @Test
    void aChangedObjectiveIsRefused() {
        Study.open(folder, PLAN, OBJECTIVE, Studies.data()).close();
        assertThatThrownBy(() -> Study.open(folder, PLAN, new FlakyObjective(t -> false, 0), Studies.data()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the network changed: was synthetic, is now flaky");
    }

    @Test
    void aLessonResumesItsStudyOrBeginsANewOneWhereAnythingChanged() {
        StudyResult before = Studies.run(folder, PLAN, OBJECTIVE, 3, 1);
        try (Study same = Study.openOrReplace(folder, PLAN, OBJECTIVE, Studies.data())) {
            assertThat(same.result()).isEqualTo(before);
        }
        StudyPlan changed = StudyPlan.randomSearch(Studies.SPACE, 8, 9);
        try (Study replaced = Study.openOrReplace(folder, changed, OBJECTIVE, Studies.data())) {
            assertThat(replaced.result().trials()).isEmpty();
        }
        assertThat(Studies.run(folder, changed, OBJECTIVE, 3, 1).header().seed())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no journal\nat all\n", OF_ANOTHER_VERSION})
    void aLessonBeginsAnewWhereTheJournalCannotBeRead(String journal) throws IOException {
        Path file = Files.writeString(folder.resolve(Study.JOURNAL), journal);
        assertThatThrownBy(() -> Study.open(folder, PLAN, OBJECTIVE, Studies.data()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Line 1 of " + file);
        try (Study replaced = Study.openOrReplace(folder, PLAN, OBJECTIVE, Studies.data())) {
            assertThat(replaced.result().trials()).isEmpty();
        }
        assertThat(Studies.run(folder, PLAN, OBJECTIVE, 3, 1).trials()).hasSize(3);
    }

    @Test
    void aRefusedStudyDoesNotStayLocked() {
        Study.open(folder, PLAN, OBJECTIVE, Studies.data()).close();
        assertRefused(StudyPlan.randomSearch(Studies.SPACE, 8, 9));
        Study.open(folder, PLAN, OBJECTIVE, Studies.data()).close();
    }
}
