package dl4jlessons.benchmark;

import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The command lines of all processes that are measured.
 *
 * @param project its folder
 * @param python an interpreter whose PyTorch is a peer; empty where there is none
 * @param without who is left out on request
 */
record Programs(Path project, Optional<String> python, Set<Engine> without) {
    private static final List<String> INTERPRETERS = List.of("python3", "python", "/usr/bin/python3");
    /** Whoever starts the benchmark may have set these for himself; the processes shall start without. */
    private static final List<String> SETTINGS = List.of(
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "OMP_NUM_THREADS",
            "OPENBLAS_NUM_THREADS",
            "MKL_NUM_THREADS",
            "GOTO_NUM_THREADS");

    /** An interpreter that was asked for its PyTorch, and what it answered: versions, or why it cannot be measured. */
    record Asked(String interpreter, boolean usable, String answer) {}

    /** Asks an interpreter, or all usual ones until one has a PyTorch that can be measured, for its version. */
    static Asked askForTorch(Path project, Optional<String> interpreter) {
        List<Asked> asked = new ArrayList<>();
        for (String name : interpreter.map(List::of).orElse(INTERPRETERS)) {
            asked.add(ask(project, name));
            if (asked.get(asked.size() - 1).usable()) {
                return asked.get(asked.size() - 1);
            }
        }
        // the most telling answer is that of a PyTorch that was refused; that one is not there says little
        return asked.stream()
                .filter(one -> one.answer().startsWith("This PyTorch"))
                .findFirst()
                .orElse(asked.get(0));
    }

    private static Asked ask(Path project, String interpreter) {
        try {
            Process process = new ProcessBuilder(interpreter, script(project), "check")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Asked(interpreter, process.waitFor() == 0, answer);
        } catch (IOException e) {
            return new Asked(interpreter, false, "There is no " + interpreter + " here.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + interpreter + " was asked", e);
        }
    }

    /** Those that this machine has and that are not left out. */
    List<Contestant> among(List<Contestant> contestants) {
        return contestants.stream()
                .filter(contestant -> !without.contains(contestant.engine()))
                .filter(contestant -> contestant.engine() != Engine.TORCH || python.isPresent())
                .toList();
    }

    /** The processes that do a job together: one, except for the pair. */
    List<ProcessBuilder> job(Contestant contestant, Job job, Job.Size size, Path images, Path scratch) {
        if (contestant.engine() != Engine.TORCH) {
            return List.of(java(
                    contestant.engine(),
                    JobProcess.class,
                    JobProcess.arguments(job, size, contestant.engine(), contestant.workers(), images, scratch)));
        }
        int parts = contestant == Contestant.TORCH_PAIR ? 2 : 1;
        return IntStream.range(0, parts)
                .mapToObj(part -> python(
                        contestant,
                        "--part",
                        part + "/" + parts,
                        "job",
                        job.name(),
                        Integer.toString(size.count()),
                        Integer.toString(size.length()),
                        images.toString()))
                .toList();
    }

    /** The process that times single iterations. */
    ProcessBuilder iterations(Contestant contestant) {
        // in a plain program, one thread calls fit
        int workers = Math.max(1, contestant.workers());
        return contestant.engine() == Engine.TORCH
                ? python(contestant, "iterations")
                : java(
                        contestant.engine(),
                        IterationServer.class,
                        IterationServer.arguments(contestant.engine(), workers));
    }

    private ProcessBuilder java(Engine engine, Class<?> mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (engine.isTuned()) {
            command.addAll(jvmOptions());
        }
        command.add(mainClass.getName());
        command.addAll(arguments);
        ProcessBuilder builder = builder(command);
        // not as an option: the list of jars is longer than some systems allow a command to be
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }

    private ProcessBuilder python(Contestant contestant, String... arguments) {
        int threads = contestant == Contestant.TORCH_PAIR ? 1 : contestant.workers();
        Stream<String> settings =
                threads == Contestant.AS_IT_COMES ? Stream.of() : Stream.of("--threads", Integer.toString(threads));
        return builder(Stream.of(Stream.of(python.orElseThrow(), script(project)), settings, Stream.of(arguments))
                .flatMap(part -> part)
                .toList());
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
        SETTINGS.forEach(builder.environment()::remove);
        return builder;
    }

    /** What {@code mvn} runs the lessons with. */
    List<String> jvmOptions() {
        Path file = project.resolve(".mvn").resolve("jvm.config");
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw UserException.failed("Cannot read " + file + " (" + e.getMessage() + "): restore it.", e);
        }
    }

    private static String script(Path project) {
        return project.resolve("src")
                .resolve("benchmark")
                .resolve("python")
                .resolve("torch_jobs.py")
                .toString();
    }
}
