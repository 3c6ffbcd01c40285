package dl4jlessons.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import dl4jlessons.runtime.UserException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One line of a journal: {@code {"line":3,"event":{…},"crc":"0f3ac812"}}. The checksum covers everything before it, the
 * number shows that no line is missing.
 */
final class JournalLine {
    private static final String BEGINNING = "{\"line\":";
    private static final String EVENT = ",\"event\":";
    private static final String CHECKSUM = ",\"crc\":\"";
    private static final String END = "\"}";
    private static final int CHECKSUM_DIGITS = 8;

    private JournalLine() {}

    /** The line in UTF-8, line feed included. */
    static byte[] encode(int number, Event event) {
        String checked = BEGINNING + number + EVENT + Json.write(event);
        return utf8(checked + CHECKSUM + checksum(checked) + END + "\n");
    }

    /**
     * Reads a line without its line feed.
     *
     * @param journal where it stands, for a message
     * @return empty if this is not what {@link #encode} wrote for a line of that number
     * @throws UserException if it is, but by a version of this program that knows other events
     */
    static Optional<Event> decode(Path journal, int number, byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        int checkedLength = text.length() - CHECKSUM.length() - CHECKSUM_DIGITS - END.length();
        String prefix = BEGINNING + number + EVENT;
        if (checkedLength < prefix.length() || !text.startsWith(prefix)) {
            return Optional.empty();
        }
        String checked = text.substring(0, checkedLength);
        if (!text.endsWith(CHECKSUM + checksum(checked) + END)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(checked.substring(prefix.length())));
        } catch (JsonProcessingException e) {
            throw UserException.failed(
                    "Line " + number + " of " + journal + " was written by another version of this program:"
                            + " use that version, or start a new study in another folder.",
                    e);
        }
    }

    /** Whether this can be the beginning of one line that was never written to its end: it holds no second beginning. */
    static boolean canBeTorn(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).lastIndexOf(BEGINNING) <= 0;
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(utf8(text));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
