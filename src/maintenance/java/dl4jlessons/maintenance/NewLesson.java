package dl4jlessons.maintenance;

import com.fasterxml.jackson.databind.node.TextNode;
import dl4jlessons.Lessons;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import dl4jlessons.words.LessonWords;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A lesson that does not exist yet: its files, from templates, and its places in the list of lessons and in the README.
 *
 * @param name of its class
 * @param number its place in the course
 */
record NewLesson(String name, Chapter chapter, int number) {
    /** A chapter, by the name of its package. */
    enum Chapter {
        initialization("**Chapter one"),
        batchnorm("**Chapter two"),
        tuning("**Chapter three");

        private final String heading;

        Chapter(String heading) {
            this.heading = heading;
        }
    }

    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)*");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\n");
    private static final Configuration TEMPLATES = templates();

    /** @throws UserException if the name or the number is taken, or is none */
    NewLesson {
        if (!CLASS_NAME.matcher(name).matches()) {
            throw UserException.wrongUsage(
                    "\"" + name + "\" is no name for a lesson's class: write words in CamelCase, such as DropoutRate.");
        }
        if (number < 0 || number > 99) {
            throw UserException.wrongUsage("--number must be from 0 to 99, not " + number + ".");
        }
        Lessons.all().stream()
                .filter(lesson ->
                        lesson.name().equalsIgnoreCase(name) || lesson.card().number() == number)
                .findFirst()
                .ifPresent(lesson -> {
                    throw UserException.wrongUsage(
                            "There is a lesson " + lesson.card().number() + " " + lesson.name()
                                    + " already: choose another name and number.");
                });
    }

    /**
     * Writes the files, or none of them.
     *
     * @param project its root
     * @return what was written or changed
     * @throws UserException if one of them exists, or cannot be written
     */
    List<Path> write(Path project) {
        Map<String, Object> model = model(project);
        Map<Path, String> files = files(project, model);
        files.keySet().stream().filter(Files::exists).findFirst().ifPresent(file -> {
            throw UserException.wrongUsage(file + " exists already: move it away, or choose another name.");
        });
        files.put(project.resolve("src/main/java/dl4jlessons/Lessons.java"), lessons(project));
        files.put(project.resolve("README.md"), readme(project));
        files.forEach(AtomicFile::write);
        NotebookFile notebook = NotebookFile.read(notebook(project));
        NotebookWords.write(notebook, LessonWords.parse(text("words.md", model)));
        notebook.write(project.resolve("notebooks"));
        return List.copyOf(files.keySet());
    }

    private Map<Path, String> files(Path project, Map<String, Object> model) {
        String chapterPath = "dl4jlessons/lesson/" + chapter + "/" + name;
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(project.resolve("src/main/java").resolve(chapterPath + ".java"), text("Lesson.java", model));
        files.put(project.resolve("src/main/java").resolve(chapterPath + "Charts.java"), text("Charts.java", model));
        files.put(project.resolve("src/main/resources").resolve(chapterPath + ".md"), text("words.md", model));
        files.put(project.resolve("src/test/java").resolve(chapterPath + "Test.java"), text("LessonTest.java", model));
        files.put(
                project.resolve("src/test/java").resolve(chapterPath + "ClaimsTest.java"),
                text("ClaimsTest.java", model));
        files.put(
                project.resolve("src/main/java/dl4jlessons/notebook/exercise").resolve(name + "Exercises.java"),
                text("Exercises.java", model));
        files.put(notebook(project), text("notebook.ipynb", model));
        return files;
    }

    private Path notebook(Path project) {
        return project.resolve("notebooks")
                .resolve(String.format(Locale.ROOT, "%02d-%s.ipynb", number, String.join("-", words())));
    }

    /** The list of lessons with this one behind all of a lower number. */
    private String lessons(Path project) {
        String source = read(project.resolve("src/main/java/dl4jlessons/Lessons.java"));
        List<String> before = Lessons.all().stream()
                .filter(lesson -> lesson.card().number() < number)
                .map(lesson -> "new " + lesson.name() + "()")
                .toList();
        String entry = "new " + name + "()";
        String added = before.isEmpty()
                ? source.replace("List.of(", "List.of(" + entry + ", ")
                : source.replace(
                        before.get(before.size() - 1), before.get(before.size() - 1) + ",\n                " + entry);
        String imported = "import dl4jlessons.lesson." + chapter + "." + name + ";\n";
        int place = IMPORT.matcher(added)
                .results()
                .filter(line -> line.group().compareTo(imported) > 0)
                .mapToInt(MatchResult::start)
                .findFirst()
                .orElseThrow();
        return added.substring(0, place) + imported + added.substring(place);
    }

    /** The README with a row behind the chapter's last, or behind that of the lesson before. */
    private String readme(Path project) {
        String text = read(project.resolve("README.md"));
        String row = "| " + number + " | `" + name + "` | Does " + spoken() + " matter? |\n";
        int from = text.indexOf(chapter.heading);
        int end = from;
        for (int line = text.indexOf('\n', from) + 1;
                text.startsWith("| ", line);
                line = text.indexOf('\n', line) + 1) {
            boolean heading = text.startsWith("| |", line);
            if (heading || rowNumber(text, line) > number) {
                break;
            }
            end = text.indexOf('\n', line) + 1;
        }
        int place = end == from ? text.indexOf('\n', from) + 1 : end;
        return text.substring(0, place) + row + text.substring(place);
    }

    private static int rowNumber(String text, int line) {
        return Integer.parseInt(text.substring(line + 2, text.indexOf(" |", line + 2)));
    }

    private Map<String, Object> model(Path project) {
        return Map.of(
                "name",
                name,
                "chapter",
                chapter.name(),
                "number",
                number,
                "words",
                spoken(),
                "title",
                Character.toUpperCase(spoken().charAt(0)) + spoken().substring(1),
                "guard",
                guard(project));
    }

    /** Lines with which the second code cell of every notebook says what is missing, as JSON. */
    private static List<String> guard(Path project) {
        Path notebook = NotebookFile.in(project.resolve("notebooks")).get(0);
        String cell = NotebookFile.read(notebook).cells().get(2).source();
        return cell.substring(0, cell.indexOf("import "))
                .lines()
                .map(line -> TextNode.valueOf(line + "\n").toString())
                .toList();
    }

    private static String text(String template, Map<String, Object> model) {
        try {
            StringWriter text = new StringWriter();
            TEMPLATES.getTemplate(template + ".ftl").process(model, text);
            return text.toString();
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the template " + template + " is wrong", e);
        }
    }

    private String spoken() {
        return String.join(" ", words());
    }

    private List<String> words() {
        return Pattern.compile("(?<!^)(?=[A-Z])")
                .splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static Configuration templates() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(NewLesson.class, "lesson");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }
}
