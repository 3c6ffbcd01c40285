package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialJournalTest {
    private static final List<Event> EVENTS = List.of(
            Event.Begun.of(Studies.header()),
            new Event.Planned(List.of(Studies.SPACE.parameters(d -> d.at(0.25)))),
            new Event.Started(0, 0, 1, "2026-11-27T01:00:00Z"),
            new Event.Ended(
                    0,
                    0,
                    RungResult.Outcome.TRAINED,
                    List.of(new EpochResult(1, 0.1, 0.2, 0.3)),
                    "",
                    "5e884898da28047151d0e56f8dc62927",
                    1.25),
            new Event.Ended(
                    0,
                    1,
                    RungResult.Outcome.FAILED,
                    List.of(),
                    "naïve “quotes”\nand {\"line\":1,\"crc\":\"00000000\"}!",
                    "",
                    0),
            new Event.Decided(1, new Promotion(List.of(0), List.of())),
            new Event.Tested(new TestUse(0, 0.5, 10)));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeJournal() {
        file = folder.resolve("journal.jsonl");
        try (TrialJournal journal = open(DiskWriter.DURABLE)) {
            EVENTS.forEach(journal::append);
        }
    }

    private TrialJournal open(DiskWriter writer) {
        return TrialJournal.open(file, TrialJournal.read(file), writer);
    }

    @Test
    void eventsComeBackAsTheyWereWritten() {
        assertThat(TrialJournal.read(file).events()).isEqualTo(EVENTS);
    }

    @Test
    void eachLineIsAJsonObjectWithItsNumberAndChecksum() throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(EVENTS.size());
        assertThat(lines.get(2))
                .matches("\\{\"line\":3,\"event\":\\{\"what\":\"started\",\"trial\":0,.*},\"crc\":\"[0-9a-f]{8}\"}");
    }

    @Test
    void aChangedByteIsReportedWithItsLineEvenInTheLastOne() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int line = 1;
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 4;
            Files.write(file, damaged);
            assertThatThrownBy(() -> TrialJournal.read(file))
                    .as("byte %d", i)
                    .isInstanceOf(UserException.class)
                    .hasMessage("Line " + line + " of " + file
                            + " is damaged: restore the file from a copy, or start a new study in another folder.");
            line += whole[i] == '\n' ? 1 : 0;
        }
        assertThat(line).isEqualTo(EVENTS.size() + 1);
    }

    @Test
    void aLineOfAnotherStudyIsReportedThoughItsOwnChecksumIsRight() throws IOException {
        Path other = folder.resolve("other.jsonl");
        try (TrialJournal journal = TrialJournal.open(other, TrialJournal.read(other), DiskWriter.DURABLE)) {
            journal.append(Event.Begun.of(Studies.header(StudyPlan.randomSearch(Studies.SPACE, 8, 9))));
            EVENTS.subList(1, EVENTS.size()).forEach(journal::append);
        }
        List<String> lines = Files.readAllLines(file);
        List<String> others = Files.readAllLines(other);
        for (int line = 0; line < lines.size(); line++) {
            List<String> mixed = new ArrayList<>(lines);
            mixed.set(line, others.get(line));
            Files.write(file, mixed);
            // a foreign header makes the line below it the first that does not fit
            assertThatThrownBy(() -> TrialJournal.read(file))
                    .as("line %d", line + 1)
                    .hasMessageStartingWith("Line " + Math.max(2, line + 1) + " of " + file + " is damaged");
        }
    }

    @Test
    void aLineThatOnlyLacksItsLineFeedCounts() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        Event another = new Event.Started(0, 1, 2, "2026-11-27T01:00:00Z");
        try (TrialJournal journal = open(DiskWriter.DURABLE)) {
            assertThat(file).hasBinaryContent(whole);
            journal.append(another);
        }
        assertThat(TrialJournal.read(file).events()).hasSize(8).startsWith(EVENTS.toArray(Event[]::new));
    }

    @Test
    void aMissingLineIsReported() throws IOException {
        List<String> lines = Files.readAllLines(file);
        lines.remove(3);
        Files.write(file, lines);
        assertThatThrownBy(() -> TrialJournal.read(file)).hasMessageStartingWith("Line 4 of ");
    }

    @Test
    void aTornLastLineIsKeptAsideAndTheJournalGoesOnBeforeIt() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(whole.length - 10);
        }
        Event another = new Event.Started(0, 1, 2, "2026-11-27T01:00:00Z");
        try (TrialJournal journal = open(DiskWriter.DURABLE)) {
            journal.append(another);
        }
        assertThat(TrialJournal.read(file).events()).hasSize(7).endsWith(another);
        assertThat(folder.resolve("journal.jsonl.torn"))
                .content()
                .startsWith("{\"line\":7,\"event\":{\"what\":\"tested\"");
    }

    @Test
    void aFullDiskLeavesTheJournalAsItWasBefore() {
        DiskWriter full = (channel, bytes) -> {
            channel.write(bytes.limit(bytes.limit() / 2));
            throw new IOException("No space left on device");
        };
        try (TrialJournal journal = open(full)) {
            assertThatThrownBy(() -> journal.append(new Event.Started(0, 1, 2, "2026-11-27T01:00:00Z")))
                    .isInstanceOf(UserException.class)
                    .hasMessage("Cannot write " + file + " (No space left on device): make room or choose a folder you"
                            + " may write to, then run the search again; what it had finished is kept.")
                    .extracting(e -> ((UserException) e).exitCode())
                    .isEqualTo(UserException.FAILED);
            assertThat(TrialJournal.read(file).events()).isEqualTo(EVENTS);
            assertThat(TrialJournal.read(file).torn().hasRemaining()).isFalse();
            assertThatThrownBy(() -> journal.append(new Event.Started(0, 1, 2, "2026-11-27T01:00:00Z")))
                    .as("a journal that failed once takes no more")
                    .isInstanceOf(UserException.class);
        }
        assertThat(TrialJournal.read(file).events()).isEqualTo(EVENTS);
    }

    @Test
    void aLineOfAnotherVersionIsNotCalledDamaged() throws IOException {
        String before = TrialJournal.read(file).checksum();
        JournalLine known = JournalLine.of(8, before, new Event.Started(0, 1, 2, "2026-11-27T01:00:00Z"));
        String future = known.checked().replace("\"started\"", "\"resized\"");
        CRC32 crc = new CRC32();
        crc.update((before + future).getBytes(StandardCharsets.UTF_8));
        String line = future + ",\"crc\":\"" + String.format("%08x", crc.getValue()) + "\"}\n";
        Files.writeString(file, line, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> TrialJournal.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("Line 8 of " + file + " was written by another version of this program");
    }

    @Test
    void everyPrefixOfTheFileHoldsThePrefixOfTheEvents() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            // a line is whole when only its line feed is missing
            int lines = (int) IntStream.rangeClosed(1, length)
                    .filter(i -> i < whole.length && whole[i] == '\n')
                    .count();
            assertThat(TrialJournal.read(file).events()).isEqualTo(EVENTS.subList(0, lines));
        }
    }
}
