package dl4jlessons.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The chapters of the course. What was found in each is Markdown among the resources, in {@code chapters/} below this
 * project's package, where every sentence ends with links to the claims it rests on.
 */
public enum Chapter {
    INITIALIZATION("Initial weights", "What a network can learn is decided before its first step."),
    BATCHNORM("Batch normalization", "What it does to learning rates, initial weights and overfitting."),
    TUNING("Hyperparameters", "How to search, how to judge what was found, and when to open the test data.");

    private static final String FOLDER = "/dl4jlessons/chapters/";
    private static final Pattern LINKS = Pattern.compile("(?:\\[[^\\]]*\\]\\(claim:[^)]*\\)[\\s,]*)+");
    /** What ends the sentence before, or begins an item of a list. */
    private static final Pattern LEADING = Pattern.compile("^(?:[.!?:;,]|[-*] )?\\s*");

    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?](?=\\s|$)");

    private final String title;
    private final String subject;

    Chapter(String title, String subject) {
        this.title = title;
        this.subject = subject;
    }

    /** The chapter whose package a lesson lies in. */
    public static Optional<Chapter> of(String lesson) {
        return Arrays.stream(values())
                .filter(chapter -> lesson.contains("." + chapter.id() + "."))
                .findFirst();
    }

    /** The name of its package and of its file. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** What it is about, as a sentence. */
    public String subject() {
        return subject;
    }

    /** What was found, as Markdown; empty as long as nobody has written it. */
    public String findings() {
        return read(id());
    }

    /** The page of practice at the end of the course, as Markdown. */
    public static String practice() {
        return read("practice");
    }

    /** Sentences that do not end with a link to a claim, as they stand in the text. */
    public static List<String> sentencesWithoutClaims(String markdown) {
        return Pattern.compile("\n\\s*\n|\n(?=[-*] )")
                .splitAsStream(markdown.replace("\r\n", "\n"))
                .map(String::strip)
                .filter(block -> !block.isEmpty() && !block.startsWith("#"))
                .flatMap(Chapter::withoutClaims)
                .toList();
    }

    private static Stream<String> withoutClaims(String block) {
        // between two groups of links stands one sentence; the last group ends the block
        String[] parts = LINKS.split(block + " ", -1);
        return Stream.iterate(0, i -> i < parts.length, i -> i + 1).flatMap(i -> {
            String part = LEADING.matcher(parts[i].strip()).replaceFirst("");
            if (i == parts.length - 1) {
                return part.isEmpty() ? Stream.empty() : Stream.of(part);
            }
            List<Integer> ends = END_OF_SENTENCE
                    .matcher(part)
                    .results()
                    .map(MatchResult::end)
                    .filter(end -> end < part.length())
                    .toList();
            return ends.isEmpty()
                    ? Stream.empty()
                    : Stream.of(part.substring(0, ends.get(ends.size() - 1)).strip());
        });
    }

    private static String read(String name) {
        try (InputStream stream = Chapter.class.getResourceAsStream(FOLDER + name + ".md")) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
