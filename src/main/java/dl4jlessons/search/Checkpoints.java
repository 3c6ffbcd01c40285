package dl4jlessons.search;

import dl4jlessons.runtime.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states from which paused trials go on: one file each, written before the journal says that the rung has ended. */
final class Checkpoints {
    private final Path folder;
    private final String study;
    private final DiskWriter writer;

    /**
     * The checkpoints of a study.
     *
     * @param study fingerprint of its header
     */
    Checkpoints(Path folder, String study, DiskWriter writer) {
        this.folder = folder;
        this.study = study;
        this.writer = writer;
    }

    /** Keeps the state for going on; the journal has to know the checkpoint's checksum. */
    Checkpoint write(int trial, int epochs, TrainingState state) {
        Checkpoint checkpoint = new Checkpoint(study, trial, epochs, state);
        Disk.write(folder.resolve(name(trial, epochs)), checkpoint.bytes(), writer);
        return checkpoint;
    }

    /**
     * The state from which a trial goes on. A file that is gone, cannot be read or is not what was written is of no use:
     * the trial is then trained again from the start, with the same figures.
     *
     * @param checksum that the journal knows
     * @param problem is told why there is none
     */
    Optional<TrainingState> read(Trial trial, String checksum, Consumer<String> problem) {
        Path file = folder.resolve(name(trial.number(), trial.epochs()));
        String why;
        try {
            Optional<Checkpoint> found = Checkpoint.of(Files.readAllBytes(file), checksum)
                    .filter(checkpoint -> checkpoint
                            .identity()
                            .equals(new Checkpoint.Identity(study, trial.number(), trial.epochs())));
            if (found.isPresent()) {
                return found.map(Checkpoint::state);
            }
            why = "is not what the search wrote";
        } catch (NoSuchFileException e) {
            why = "is gone";
        } catch (IOException e) {
            why = "cannot be read (" + AtomicFile.reason(e) + ")";
        }
        problem.accept("The checkpoint " + file + " " + why + ": trial " + trial.number()
                + " is trained again from its first epoch, which gives the same figures.");
        return Optional.empty();
    }

    /** Deletes the state that a trial went on from, unless it will do so again. */
    void keepOnlyLast(Trial before, Trial after) {
        if (before.epochs() > 0 && (after.state().ended() || after.epochs() != before.epochs())) {
            Disk.deleteQuietly(folder.resolve(name(before.number(), before.epochs())));
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
