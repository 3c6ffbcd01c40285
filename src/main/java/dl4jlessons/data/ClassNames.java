package dl4jlessons.data;

import dl4jlessons.runtime.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the classes of a folder of images are called: {@code classes.txt} may lie beside the images, one name a line. */
final class ClassNames {
    private static final String FILE = "classes.txt";

    private ClassNames() {}

    /**
     * The names of the labels that occur. A line stands for each of them, or for each label from 0 on, occurring or not.
     *
     * @param labels that occur, in ascending order
     * @throws UserException if the file cannot be read or does not name each class
     */
    static List<String> of(Path folder, List<Integer> labels) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return labels.stream().map(String::valueOf).toList();
        }
        List<String> names = lines(file);
        if (names.size() == labels.size()) {
            return distinct(file, names);
        }
        int largest = labels.get(labels.size() - 1);
        // the whole list of a data set of which only some classes are here; without gaps, a line would be too many
        boolean gaps = largest >= labels.size();
        if (names.size() == largest + 1 || (gaps && names.size() > largest)) {
            return distinct(file, labels.stream().map(names::get).toList());
        }
        throw UserException.failed(file + " names " + names.size() + " classes, but the training labels show "
                + labels.size() + ": write one name a line, in the order of the labels, or remove the file.");
    }

    private static List<String> distinct(Path file, List<String> names) {
        if (names.contains("")) {
            throw UserException.failed(file + " has an empty line between its names: remove it.");
        }
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw UserException.failed(
                    file + " calls two classes " + Spelling.shown(name) + ": give each a name of its own.");
        });
        return names;
    }

    /** Without blanks around the names, and without empty lines at the end. */
    private static List<String> lines(Path file) {
        try (BufferedReader reader = TextFile.open(file)) {
            List<String> lines = reader.lines().map(String::strip).collect(Collectors.toCollection(ArrayList::new));
            while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
                lines.remove(lines.size() - 1);
            }
            return List.copyOf(lines);
        } catch (IOException | UncheckedIOException e) {
            throw TextFile.problem(file, "a text file", e);
        }
    }
}
