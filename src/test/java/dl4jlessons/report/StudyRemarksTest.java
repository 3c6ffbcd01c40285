package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.DataSummary;
import dl4jlessons.search.StudyResult;
import dl4jlessons.study.SampleStudies;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the data casts doubt on a winner, too. */
class StudyRemarksTest {
    private static final StudyResult STUDY = SampleStudies.finished(60);
    private static final double ACCURACY = STUDY.best().orElseThrow().accuracy();
    private static final double ERROR = STUDY.best().orElseThrow().standardError();

    private static List<String> remarks(double largestShare) {
        return StudyRemarks.of(
                STUDY,
                Optional.of(new DataSummary("", List.of("0", "1"), List.of("Is this meant so?"), "0", largestShare)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05})
    void aWinnerNoBetterThanTheLargestClassIsRemarkedOn(double above) {
        assertThat(remarks(ACCURACY + above))
                .first()
                .asString()
                .startsWith("The winner is no better than always answering 0, the largest class, which is right for");
    }

    @Test
    void aWinnerHardlyBetterThanTheLargestClassIsRemarkedOn() {
        assertThat(remarks(ACCURACY - 0.9 * ERROR))
                .first()
                .asString()
                .startsWith("The winner is within one standard error of always answering 0, the largest class");
    }

    @Test
    void aBetterWinnerIsNot() {
        assertThat(remarks(ACCURACY - 1.1 * ERROR)).noneMatch(remark -> remark.contains("largest class"));
    }

    @Test
    void remarksOnTheDataComeLast() {
        assertThat(remarks(0.1)).last().isEqualTo("Is this meant so?");
        assertThat(StudyRemarks.of(STUDY, Optional.empty())).doesNotContain("Is this meant so?");
    }

    @Test
    void withoutABestNothingIsComparedWithTheLargestClass() {
        DataSummary data = new DataSummary("", List.of("0", "1"), List.of(), "0", 0.9);

        assertThat(StudyRemarks.of(SampleStudies.allDiverged(), Optional.of(data)))
                .noneMatch(remark -> remark.contains("largest class"));
    }
}
