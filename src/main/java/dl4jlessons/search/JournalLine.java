package dl4jlessons.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import dl4jlessons.runtime.UserException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One line of a journal: {@code {"line":3,"event":{…},"crc":"0f3ac812"}}. The checksum covers the checksum of the line
 * before and everything before it in this one, so that neither a changed line nor one of another study or of another copy
 * of this one fits; the number shows that no line is missing.
 *
 * @param event what happened
 * @param checked the text that the checksum covers
 * @param checksum eight hexadecimal digits
 */
record JournalLine(Event event, String checked, String checksum) {
    /** In place of a checksum where there is no line before. */
    static final String NOTHING_BEFORE = "";

    private static final String BEGINNING = "{\"line\":";
    private static final String EVENT = ",\"event\":";
    private static final String CHECKSUM = ",\"crc\":\"";
    private static final String END = "\"}";
    private static final int CHECKSUM_DIGITS = 8;
    /** A checksum with more behind it. Inside an event it cannot stand, as its quotes would have backslashes. */
    private static final Pattern BEYOND_CHECKSUM = Pattern.compile(CHECKSUM + "[0-9a-f]{8}\"}.", Pattern.DOTALL);

    /**
     * The line of an event.
     *
     * @param before checksum of the line before
     */
    static JournalLine of(int number, String before, Event event) {
        String checked = BEGINNING + number + EVENT + Json.write(event);
        return new JournalLine(event, checked, checksum(before, checked));
    }

    /** The line in UTF-8, line feed included. */
    byte[] bytes() {
        return utf8(checked + CHECKSUM + checksum + END + "\n");
    }

    /**
     * Reads a line without its line feed.
     *
     * @param journal where it stands, for a message
     * @param before checksum of the line before
     * @return empty if this is not what {@link #bytes} gives for a line of that number after that one
     * @throws UserException if it is, but by a version of this program that knows other events
     */
    static Optional<JournalLine> decode(Path journal, int number, String before, byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        int checkedLength = text.length() - CHECKSUM.length() - CHECKSUM_DIGITS - END.length();
        String prefix = BEGINNING + number + EVENT;
        if (checkedLength < prefix.length() || !text.startsWith(prefix)) {
            return Optional.empty();
        }
        String checked = text.substring(0, checkedLength);
        String checksum = checksum(before, checked);
        if (!text.endsWith(CHECKSUM + checksum + END)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new JournalLine(Json.read(checked.substring(prefix.length()), Event.class), checked, checksum));
        } catch (JsonProcessingException e) {
            throw UserException.failed(
                    "Line " + number + " of " + journal + " was written by another version of this program:"
                            + " use that version, or start a new study in another folder.",
                    e);
        }
    }

    /**
     * Whether bytes at the end of a journal can be the beginning of one line that a crash kept from being written to its
     * end. A line that has its whole checksum and something else than a line feed behind it was changed afterwards.
     */
    static boolean canBeTorn(byte[] tail) {
        return !BEYOND_CHECKSUM
                .matcher(new String(tail, StandardCharsets.UTF_8))
                .find();
    }

    private static String checksum(String before, String text) {
        CRC32 crc = new CRC32();
        crc.update(utf8(before));
        crc.update(utf8(text));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
