package dl4jlessons.search;

import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A file that a search holds open for hours. A file that was renamed, deleted or replaced meanwhile can still be written
 * to, on all systems but Windows: what is written then would be lost, or belong to another study.
 *
 * @param path its name
 * @param identity what the file system calls it, whatever its name is; empty on Windows
 */
record FileInPlace(Path path, Optional<Object> identity) {
    /** The file that has this name now. */
    static FileInPlace of(Path path) throws IOException {
        return new FileInPlace(path, identity(attributes(path)));
    }

    /** @throws UserException if the name belongs to no file now, to another one, or to one of another length in bytes */
    void check(long length) {
        check(Optional.of(length));
    }

    /** @throws UserException if the name belongs to no file now, or to another one */
    void check() {
        check(Optional.empty());
    }

    private void check(Optional<Long> length) {
        try {
            BasicFileAttributes now = attributes(path);
            if (identity.equals(identity(now)) && length.orElse(now.size()) == now.size()) {
                return;
            }
        } catch (IOException gone) {
            // the same answer as for another file
        }
        throw UserException.failed(path + " was deleted, renamed or changed by another program while the search was"
                + " running: put the study's folder back as it was and run the search again, or start a new study.");
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    private static Optional<Object> identity(BasicFileAttributes attributes) {
        return Optional.ofNullable(attributes.fileKey());
    }
}
