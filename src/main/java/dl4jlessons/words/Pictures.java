package dl4jlessons.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Pictures in Markdown that lie among the resources, as {@code ![what it shows](/dl4jlessons/lesson/chapter/name.png)}.
 * They are put into pages and notebooks as they are, so that these need neither the resources nor a network.
 */
public final class Pictures {
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]*\\]\\((/[^)\\s]+\\.png)\\)");

    private Pictures() {}

    /** The paths of the pictures that a text shows, in the order in which it does. */
    public static List<String> in(String markdown) {
        return PICTURE.matcher(markdown)
                .results()
                .map(picture -> picture.group(1))
                .distinct()
                .toList();
    }

    /** The file name at the end of a picture's path. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The file as text.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static String base64(String path) {
        try (InputStream stream = Pictures.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no picture " + path);
            }
            return Base64.getEncoder().encodeToString(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as an address that holds it. */
    static String dataUri(String path) {
        return "data:image/png;base64," + base64(path);
    }
}
