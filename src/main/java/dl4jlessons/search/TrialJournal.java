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

    private final Path file;
    private final FileChannel channel;
    private final DiskWriter writer;
    private int lines;
    private long length;

    /**
     * What a journal file holds.
     *
     * @param events of all whole lines
     * @param length of these lines in bytes
     * @param torn what follows: empty, or half a line
     */
    record Content(List<Event> events, long length, ByteBuffer torn) {
        static final Content NOTHING = new Content(List.of(), 0, ByteBuffer.allocate(0));

        /** What the study is about, if there are events at all. */
        StudyHeader header() {
            return ((Event.Begun) events.get(0)).header();
        }
    }

    private TrialJournal(Path file, FileChannel channel, DiskWriter writer, Content content) {
        this.file = file;
        this.channel = channel;
        this.writer = writer;
        this.lines = content.events().size();
        this.length = content.length();
    }

    /** Opens a journal behind its last whole line; {@code content} is what {@link #read} found in it. */
    static TrialJournal open(Path file, Content content, DiskWriter writer) {
        try {
            keepAside(file, content.torn(), writer);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(content.length());
            channel.position(content.length());
            writer.forceNames(file.getParent());
            return new TrialJournal(file, channel, writer, content);
        } catch (IOException e) {
            throw Disk.cannotWrite(file, e);
        }
    }

    /**
     * Reads a journal, which may be one that another process is writing.
     *
     * @return nothing at all if there is no such file
     * @throws UserException if a line that is not the last one is damaged
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
        int from = 0;
        while (from < bytes.length) {
            int end = indexOfLineFeed(bytes, from);
            byte[] line = Arrays.copyOfRange(bytes, from, end);
            boolean terminated = end < bytes.length;
            Optional<Event> event = terminated ? JournalLine.decode(file, events.size() + 1, line) : Optional.empty();
            if (event.isEmpty()) {
                boolean last = end >= bytes.length - 1;
                if (last && JournalLine.canBeTorn(line)) {
                    return new Content(events, from, ByteBuffer.wrap(bytes, from, bytes.length - from));
                }
                throw UserException.failed("Line " + (events.size() + 1) + " of " + file
                        + " is damaged: restore the file from a copy, or start a new study in another folder.");
            }
            events.add(event.get());
            from = end + 1;
        }
        return new Content(events, from, ByteBuffer.allocate(0));
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

    /**
     * Adds an event and returns when it is on the disk.
     *
     * @throws UserException if it cannot be written; the journal then ends with the event before, and takes no more
     */
    void append(Event event) {
        byte[] line = JournalLine.encode(lines + 1, event);
        try {
            writer.write(channel, ByteBuffer.wrap(line));
        } catch (IOException e) {
            endBefore(e);
            throw Disk.cannotWrite(file, e);
        }
        lines++;
        length += line.length;
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
            LoggerFactory.getLogger(TrialJournal.class).warn("{} could not be closed", file, e);
        }
    }
}
