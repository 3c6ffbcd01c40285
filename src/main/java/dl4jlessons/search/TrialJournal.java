package dl4jlessons.search;

import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The memory of a study: a file of events, one a line, only ever appended to. An event counts once it is on the disk; a
 * process that dies while it writes leaves at most half a last line, which is cut off when the journal is opened again.
 */
final class TrialJournal implements AutoCloseable {
    /** What was cut off is kept in a file of this ending. */
    static final String TORN_SUFFIX = ".torn";

    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final FileInPlace file;
    private final FileChannel channel;
    private final DiskWriter writer;
    private int lines;
    private long length;
    private String checksum;

    /**
     * What a journal file holds.
     *
     * @param events of all whole lines
     * @param length of these lines in bytes
     * @param checksum of the last of them
     * @param torn what follows: empty, or half a line
     */
    record Content(List<Event> events, long length, String checksum, ByteBuffer torn) {
        static final Content NOTHING = new Content(List.of(), 0, JournalLine.NOTHING_BEFORE, NO_BYTES);

        /** What the study is about, if there are events at all. */
        StudyHeader header() {
            return ((Event.Begun) events.get(0)).header();
        }
    }

    private TrialJournal(FileInPlace file, FileChannel channel, DiskWriter writer, Content content) {
        this.file = file;
        this.channel = channel;
        this.writer = writer;
        this.lines = content.events().size();
        this.length = content.length();
        this.checksum = content.checksum();
    }

    /** Opens a journal behind its last whole line; {@code content} is what {@link #read} found in it. */
    static TrialJournal open(Path file, Content content, DiskWriter writer) {
        try {
            keepAside(file, content.torn(), writer);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(content.length());
            channel.position(content.length());
            endLastLine(channel, content, writer);
            writer.forceNames(file.getParent());
            return new TrialJournal(FileInPlace.of(file), channel, writer, content);
        } catch (IOException e) {
            throw Disk.cannotWrite(file, e);
        }
    }

    /** A crash can keep just the line feed of a last line from being written. */
    private static void endLastLine(FileChannel channel, Content content, DiskWriter writer) throws IOException {
        if (channel.size() < content.length()) {
            channel.position(channel.size());
            writer.write(channel, ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    /**
     * Reads a journal, which may be one that another process is writing.
     *
     * @return nothing at all if there is no such file
     * @throws UserException if a line is damaged, or the journal was written in another format
     */
    static Content read(Path file) {
        try {
            return parse(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Content.NOTHING;
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
    }

    private static Content parse(Path file, byte[] bytes) {
        List<Event> events = new ArrayList<>();
        String checksum = JournalLine.NOTHING_BEFORE;
        int from = 0;
        while (from < bytes.length) {
            int end = indexOfLineFeed(bytes, from);
            byte[] line = Arrays.copyOfRange(bytes, from, end);
            Optional<JournalLine> read = JournalLine.decode(file, events.size() + 1, checksum, line);
            if (read.isEmpty()) {
                boolean unterminated = end == bytes.length;
                if (unterminated && JournalLine.canBeTorn(line)) {
                    return new Content(events, from, checksum, ByteBuffer.wrap(line));
                }
                throw damaged(file, events.size() + 1);
            }
            events.add(read.get().event());
            checksum = read.get().checksum();
            checkFirst(file, events.get(0));
            from = end + 1;
        }
        return new Content(events, from, checksum, NO_BYTES);
    }

    private static void checkFirst(Path file, Event first) {
        if (!(first instanceof Event.Begun begun)) {
            throw damaged(file, 1);
        }
        if (begun.format() != Event.Begun.FORMAT) {
            throw UserException.failed("The study in " + file.getParent() + " was begun by "
                    + (begun.format() < Event.Begun.FORMAT ? "an earlier" : "a later")
                    + " version of this program, which kept its studies in another format: use that version, or start"
                    + " a new study in another folder.");
        }
    }

    private static UserException damaged(Path file, int line) {
        return UserException.failed("Line " + line + " of " + file
                + " is damaged: restore the file from a copy, or start a new study in another folder.");
    }

    private static int indexOfLineFeed(byte[] bytes, int from) {
        int index = from;
        while (index < bytes.length && bytes[index] != '\n') {
            index++;
        }
        return index;
    }

    private static void keepAside(Path file, ByteBuffer torn, DiskWriter writer) throws IOException {
        if (torn.hasRemaining()) {
            Path aside = file.resolveSibling(file.getFileName() + TORN_SUFFIX);
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                channel.write(torn);
                writer.write(channel, ByteBuffer.wrap(new byte[] {'\n'}));
            }
            LoggerFactory.getLogger(TrialJournal.class).warn("A torn last line of {} was moved to {}", file, aside);
        }
    }

    /** @throws UserException if the file is no longer what was written: somebody moved, deleted or changed it */
    void check() {
        file.check(length);
    }

    /**
     * Adds an event and returns when it is on the disk.
     *
     * @throws UserException if it cannot be written; the journal then ends with the event before, and takes no more
     */
    void append(Event event) {
        JournalLine line = JournalLine.of(lines + 1, checksum, event);
        byte[] bytes = line.bytes();
        try {
            writer.write(channel, ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            endBefore(e);
            throw Disk.cannotWrite(file.path(), e);
        }
        lines++;
        length += bytes.length;
        checksum = line.checksum();
    }

    private void endBefore(IOException failure) {
        try (channel) {
            channel.truncate(length);
        } catch (IOException e) {
            // the half line is cut off when the journal is opened again
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(TrialJournal.class).warn("{} could not be closed", file.path(), e);
        }
    }
}
