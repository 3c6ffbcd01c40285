package dl4jlessons.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Something that happens to a study's folder while no search runs in it. */
@FunctionalInterface
interface Fault {
    void strike(Path study) throws IOException;

    /** Replaces the content of a file. */
    static Fault content(String file, UnaryOperator<byte[]> change) {
        return study -> {
            Path struck = study.resolve(file);
            Files.write(struck, change.apply(Files.readAllBytes(struck)));
        };
    }

    /** Replaces the lines of the journal; each keeps its line feed. */
    static Fault lines(UnaryOperator<List<String>> change) {
        return content(Study.JOURNAL, bytes -> {
            List<String> lines = new ArrayList<>(
                    new String(bytes, StandardCharsets.UTF_8).lines().toList());
            return (String.join("\n", change.apply(lines)) + "\n").getBytes(StandardCharsets.UTF_8);
        });
    }

    /** Changes one bit of the byte at this share of the length, from 0 to 1. */
    static UnaryOperator<byte[]> flip(double share) {
        return bytes -> {
            byte[] flipped = bytes.clone();
            flipped[(int) Math.round((bytes.length - 1) * share)] ^= 1;
            return flipped;
        };
    }

    /** Keeps this share of the bytes. */
    static UnaryOperator<byte[]> cut(double share) {
        return bytes -> Arrays.copyOf(bytes, (int) (bytes.length * share));
    }

    static UnaryOperator<byte[]> append(byte... more) {
        return bytes -> {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
            System.arraycopy(more, 0, longer, bytes.length, more.length);
            return longer;
        };
    }

    /** Puts a folder, with something in it, where the file was. */
    static Fault folderInPlaceOf(String file) {
        return study -> {
            Files.deleteIfExists(study.resolve(file));
            Files.createDirectories(study.resolve(file).resolve("content"));
        };
    }

    static Fault delete(String file) {
        return study -> Files.delete(study.resolve(file));
    }

    static Fault swap(String one, String other) {
        return study -> {
            Path aside = study.resolve("aside");
            Files.move(study.resolve(one), aside);
            Files.move(study.resolve(other), study.resolve(one));
            Files.move(aside, study.resolve(other));
        };
    }

    /** Puts another file, which need not belong to the study, in the place of one. */
    static Fault replace(String file, Path other) {
        return study -> Files.copy(other, study.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    static UnaryOperator<List<String>> swapLines(int one, int other) {
        return lines -> {
            Collections.swap(lines, one - 1, other - 1);
            return lines;
        };
    }

    static UnaryOperator<List<String>> dropLine(int number) {
        return lines -> {
            lines.remove(number - 1);
            return lines;
        };
    }

    static UnaryOperator<List<String>> repeatLine(int number) {
        return lines -> {
            lines.add(number, lines.get(number - 1));
            return lines;
        };
    }
}
