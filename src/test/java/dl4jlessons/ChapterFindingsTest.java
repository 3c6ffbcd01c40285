package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.maintenance.RecordedVerdicts;
import dl4jlessons.maintenance.RecordedVerdicts.Recorded;
import dl4jlessons.result.Verdict;
import dl4jlessons.words.Chapter;
import dl4jlessons.words.ClaimLink;
import dl4jlessons.words.Markdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sentence of the chapters' findings and of the page of practice rests on a claim, and is true of every verdict that was recorded. */
class ChapterFindingsTest {
    private static final Map<String, Map<String, Recorded>> RECORDED = RecordedVerdicts.read();

    @TestFactory
    Stream<DynamicTest> everySentenceRestsOnARecordedVerdict() {
        Map<String, String> files = new LinkedHashMap<>();
        Arrays.stream(Chapter.values()).forEach(chapter -> files.put(chapter.id(), chapter.findings()));
        files.put("practice", Chapter.practice());
        return files.entrySet().stream()
                .filter(file -> !file.getValue().isEmpty())
                .map(file -> DynamicTest.dynamicTest(file.getKey() + ".md", () -> {
                    assertThat(Chapter.sentencesWithoutClaims(file.getValue()))
                            .as("sentences that do not end with a link such as [✔](claim:Lesson/claim-id)")
                            .isEmpty();
                    assertThat(problems(file.getValue())).isEmpty();
                }));
    }

    @Test
    void thereIsAPageOfPractice() {
        assertThat(Chapter.practice()).contains("claim:");
    }

    @Test
    void aLinkThatLeadsNowhereOrSaysAnotherVerdictIsFound() {
        assertThat(problems("So it is [✔](claim:RandomSearch/no-such-claim). So it is [✔](claim:NoLesson/x)."))
                .hasSize(2)
                .allMatch(problem -> problem.contains("there is no claim"));
        assertThat(problems("So it is [✘](claim:FinalEvaluation/tells-the-truth)."))
                .singleElement()
                .asString()
                .contains("is marked [✘ contradicted]", "recorded", "[✔ holds]");
    }

    private static List<String> problems(String markdown) {
        List<String> problems = new ArrayList<>();
        Markdown.html(markdown, link -> {
            problem(link).ifPresent(problems::add);
            return "";
        });
        return problems;
    }

    private static Optional<String> problem(ClaimLink link) {
        Map<String, Recorded> lesson = RECORDED.getOrDefault(link.lesson(), Map.of());
        Recorded recorded = lesson.get(link.claim());
        String name = link.lesson() + "/" + link.claim();
        if (recorded == null) {
            return Optional.of("there is no claim " + name + "; " + link.lesson() + " has " + lesson.keySet());
        }
        return link.verdicts().equals(EnumSet.copyOf(recorded.verdicts()))
                ? Optional.empty()
                : Optional.of("the sentence on " + name + " is marked " + texts(link.verdicts())
                        + ", but recorded in verdicts.json is " + texts(recorded.verdicts())
                        + ": write the sentence anew for all of that");
    }

    private static List<String> texts(Collection<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict.symbol() + " " + verdict.text())
                .toList();
    }
}
