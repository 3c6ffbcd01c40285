package dl4jlessons.words;

import dl4jlessons.result.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lesson says in words: the sections of its Markdown file, whose headings are fixed (see the package).
 *
 * @param sections Markdown by section; what is missing is empty
 * @param explanations Markdown by claim and verdict, in the order of the file
 * @param otherwise Markdown for verdicts that nobody expected; may be empty
 */
public record LessonWords(Map<Section, String> sections, List<Explanation> explanations, String otherwise) {
    /** The parts of the file that are not about a single claim. */
    public enum Section {
        BACKGROUND("Background"),
        LOOK_HERE_FIRST("Look here first"),
        IN_PRACTICE("In practice"),
        REFERENCES("References");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        /** The heading. */
        public String title() {
            return title;
        }
    }

    /**
     * What one verdict on one claim means.
     *
     * @param verdicts to which the same words apply
     */
    public record Explanation(String claim, List<Verdict> verdicts, String words) {}

    private static final String EXPLANATIONS = "Explanations";
    private static final String OTHERWISE = "otherwise";
    private static final Pattern HEADING = Pattern.compile("(?m)^(##|###) +(.+)$");

    /** A lesson that says nothing. */
    private static final LessonWords NONE = new LessonWords(Map.of(), List.of(), "");

    /**
     * The words of a lesson, empty where it has no file.
     *
     * @param lesson the lesson's class name, fully qualified
     * @throws IllegalArgumentException if the file has other headings than it should
     */
    public static LessonWords of(String lesson) {
        String path = "/" + lesson.replace('.', '/') + ".md";
        try (InputStream stream = LessonWords.class.getResourceAsStream(path)) {
            return stream == null ? NONE : parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads the sections of a file.
     *
     * @throws IllegalArgumentException if it has other headings than it should
     */
    public static LessonWords parse(String markdown) {
        Map<Section, String> sections = new LinkedHashMap<>();
        List<Explanation> explanations = new ArrayList<>();
        String otherwise = "";
        Matcher heading = HEADING.matcher(markdown.replace("\r\n", "\n"));
        String text = markdown.replace("\r\n", "\n");
        boolean more = heading.find();
        while (more) {
            boolean section = heading.group(1).equals("##");
            String title = heading.group(2).strip();
            int start = heading.end();
            more = heading.find();
            String words = text.substring(start, more ? heading.start() : text.length())
                    .strip();
            if (section && !title.equals(EXPLANATIONS)) {
                sections.put(section(title), words);
            } else if (!section && title.equals(OTHERWISE)) {
                otherwise = words;
            } else if (!section) {
                explanations.add(explanation(title, words));
            }
        }
        return new LessonWords(sections, explanations, otherwise);
    }

    /** A section's Markdown; empty where the file has none. */
    public String section(Section section) {
        return sections.getOrDefault(section, "");
    }

    /** What a verdict on a claim means, as Markdown: the lesson's words for it, or else its words for surprises. */
    public String explanation(String claim, Verdict verdict) {
        return find(claim, verdict).map(Explanation::words).orElse(otherwise);
    }

    /** Whether there are words for just this. */
    public boolean explains(String claim, Verdict verdict) {
        return find(claim, verdict).isPresent();
    }

    private Optional<Explanation> find(String claim, Verdict verdict) {
        return explanations.stream()
                .filter(explanation -> explanation.claim().equals(claim)
                        && explanation.verdicts().contains(verdict))
                .findFirst();
    }

    private static Section section(String title) {
        return Arrays.stream(Section.values())
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section is called \"" + title + "\""));
    }

    private static Explanation explanation(String title, String words) {
        String[] parts = title.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(
                    "the heading \"" + title + "\" is not a claim's name, a colon and a verdict");
        }
        List<Verdict> verdicts =
                Arrays.stream(parts[1].split(",")).map(LessonWords::verdict).toList();
        return new Explanation(parts[0].strip(), verdicts, words);
    }

    private static Verdict verdict(String text) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.text().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no verdict \"" + text.strip() + "\""));
    }
}
