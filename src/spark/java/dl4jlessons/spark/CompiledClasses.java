package dl4jlessons.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Tells whether two processes run the same version of this project. */
final class CompiledClasses {
    private static final String FOLDER = CompiledClasses.class.getPackageName().split("\\.")[0];

    private CompiledClasses() {}

    /** A hash of all classes of the project, whether they lie in a jar or in a folder. */
    static long hash() {
        try {
            Path place = Path.of(CompiledClasses.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(place)) {
                return hash(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return hash(jar.getPath("/"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class file is no file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long hash(Path root) throws IOException {
        CRC32 crc = new CRC32();
        for (Path file : classFiles(root)) {
            crc.update(root.relativize(file)
                    .toString()
                    .replace('\\', '/')
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            try (InputStream content = Files.newInputStream(file)) {
                crc.update(content.readAllBytes());
            }
        }
        return crc.getValue();
    }

    private static List<Path> classFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(FOLDER))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }
}
