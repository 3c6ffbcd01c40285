package dl4jlessons.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states from which paused trials go on: one file each, written before the journal says that the rung has ended. */
final class Checkpoints {
    private final Path folder;
    private final DiskWriter writer;

    Checkpoints(Path folder, DiskWriter writer) {
        this.folder = folder;
        this.writer = writer;
    }

    void write(int trial, int epochs, TrainingState state) {
        Disk.write(folder.resolve(name(trial, epochs)), state.bytes(), writer);
    }

    /** Empty if somebody deleted the file: the trial is then trained again from the start, with the same figures. */
    Optional<TrainingState> read(Trial trial) {
        Path file = folder.resolve(name(trial.number(), trial.epochs()));
        try {
            return Optional.of(TrainingState.of(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
    }

    /** Deletes what no trial needs any more, half-written files of a killed process among it. */
    void keepOnlyThoseOf(List<Trial> trials) {
        Set<String> needed = trials.stream()
                .filter(trial -> !trial.state().ended())
                .map(trial -> name(trial.number(), trial.epochs()))
                .collect(Collectors.toSet());
        files().stream()
                .filter(file -> !needed.contains(file.getFileName().toString()))
                .forEach(Disk::deleteQuietly);
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw Disk.cannotRead(folder, e);
        }
    }

    private static String name(int trial, int epochs) {
        return "trial-" + trial + "-epoch-" + epochs;
    }
}
