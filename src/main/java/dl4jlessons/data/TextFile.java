package dl4jlessons.data;

import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Opens text that a user brings: UTF-8, or UTF-16 where a byte order mark says so, as Excel and PowerShell write it. Bytes
 * that are no text are refused; Java's own readers would put a question mark in the place of each and say nothing.
 */
final class TextFile {
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_BIG_ENDIAN_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LITTLE_ENDIAN_MARK = {(byte) 0xFF, (byte) 0xFE};

    private TextFile() {}

    /** A reader behind the byte order mark, if there is one; it throws {@link CharacterCodingException} where there is no text. */
    static BufferedReader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(UTF_8_MARK.length);
        byte[] start = in.readNBytes(UTF_8_MARK.length);
        in.reset();
        in.skipNBytes(startsWith(start, UTF_8_MARK) ? UTF_8_MARK.length : 0);
        // the decoder reports what is malformed; that of UTF-16 takes the mark away itself
        return new BufferedReader(new InputStreamReader(in, encoding(start).newDecoder()));
    }

    /**
     * The problem behind an exception of a reader.
     *
     * @param kind what the file should be: a CSV file, a text file
     */
    static UserException problem(Path file, String kind, Exception problem) {
        Throwable cause = problem instanceof UncheckedIOException ? problem.getCause() : problem;
        if (cause instanceof CharacterCodingException) {
            return noText(file, kind, problem);
        }
        String reason = cause instanceof IOException io ? AtomicFile.reason(io) : String.valueOf(cause.getMessage());
        return UserException.failed(
                "Cannot read " + file + " (" + reason + "): make it a file that you may read.", problem);
    }

    static UserException noText(Path file, String kind, Exception cause) {
        return UserException.failed(file + " is no text in UTF-8: save it as " + kind + " with that encoding.", cause);
    }

    private static Charset encoding(byte[] start) {
        return startsWith(start, UTF_16_BIG_ENDIAN_MARK) || startsWith(start, UTF_16_LITTLE_ENDIAN_MARK)
                ? StandardCharsets.UTF_16
                : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] start, byte[] mark) {
        return Arrays.equals(Arrays.copyOf(start, mark.length), mark);
    }
}
