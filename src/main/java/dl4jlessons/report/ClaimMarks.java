package dl4jlessons.report;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Verdict;
import dl4jlessons.words.ClaimLink;
import dl4jlessons.words.Markdown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Findings whose sentences rest on claims: each link becomes the verdict of the run at hand, with a link to the claim in
 * the report. Where the sentence was written for another verdict, or the lesson was not run, the mark says so.
 */
final class ClaimMarks {
    private final List<LessonRecord> entries;

    ClaimMarks(List<LessonRecord> entries) {
        this.entries = entries;
    }

    /** Findings as HTML. */
    String html(String markdown) {
        return Markdown.html(markdown, this::mark);
    }

    private String mark(ClaimLink link) {
        Optional<LessonRecord> lesson = entries.stream()
                .filter(entry -> entry.name().equals(link.lesson()))
                .findFirst();
        Optional<Judgement> judgement = lesson.flatMap(entry -> entry.result().judgements().stream()
                .filter(one -> one.id().equals(link.claim()))
                .findFirst());
        if (judgement.isEmpty()) {
            return String.format(
                    "<span class=\"mark absent\" title=\"%s is not among the lessons run; written for: %s\">%s<span"
                            + " class=\"aside\"> not run</span></span>",
                    link.lesson(), texts(link.verdicts()), signs(link.verdicts()));
        }
        Verdict verdict = judgement.get().verdict();
        boolean changed = !link.verdicts().contains(verdict);
        return String.format(
                "<a class=\"mark %s%s\" href=\"#claim-%d-%s\" title=\"%s: %s\" aria-label=\"%s: %s\">%s</a>%s",
                changed ? "changed " : "",
                verdict.name().toLowerCase(Locale.ROOT),
                lesson.orElseThrow().card().number(),
                link.claim(),
                StringEscapeUtils.escapeXml10(judgement.get().statement()),
                verdict.text(),
                StringEscapeUtils.escapeXml10(judgement.get().statement()),
                verdict.text(),
                sign(verdict),
                changed ? "<span class=\"aside\"> in this run; written for " + signs(link.verdicts()) + "</span>" : "");
    }

    private static String texts(Set<Verdict> verdicts) {
        return verdicts.stream().map(Verdict::text).collect(Collectors.joining(" or "));
    }

    private static String signs(Set<Verdict> verdicts) {
        return verdicts.stream().map(ClaimMarks::sign).collect(Collectors.joining(" or "));
    }

    /** Followed by the sign that asks for a letter, not for a picture. */
    private static String sign(Verdict verdict) {
        return verdict.symbol() + "&#xFE0E;";
    }
}
