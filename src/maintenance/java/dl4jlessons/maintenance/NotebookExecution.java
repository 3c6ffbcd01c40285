package dl4jlessons.maintenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;

/** Runs notebooks from top to bottom by Jupyter's nbconvert, in the kernel that is registered under the name {@code java}. */
public final class NotebookExecution {
    /** Much longer than any cell takes, on a slow and busy machine. */
    private static final int CELL_TIME_LIMIT_SECONDS = 600;

    /** A kernel answers within two seconds, on a busy machine some more, or not at all. */
    private static final int START_TIME_LIMIT_SECONDS = 15;

    private static final int SHOWN_LINES = 15;
    /**
     * How often a kernel that does not answer is started, at most. Of 80 starts of rapaio-jupyter-kernel 2.3.0 ten came to
     * nothing: its channels were bound, but never answered.
     */
    private static final int STARTS = 8;

    /** With this IJava and JJava put a jar on the class path. */
    static final String CLASS_PATH = "%classpath ";
    /** With this rapaio-jupyter-kernel does; it takes only folders after {@link #CLASS_PATH}. */
    private static final String RAPAIO_CLASS_PATH = "%jars ";

    private static final List<String> NOT_STARTED = List.of("Kernel didn't respond", "Kernel died before replying");

    private NotebookExecution() {}

    /**
     * Executes a notebook and puts the result in its place.
     *
     * @throws UserException if Jupyter or the kernel is missing, or a cell fails
     */
    public static void rewrite(Path notebook) {
        execute(notebook).write(notebook.toAbsolutePath().getParent());
    }

    /**
     * Executes a notebook and compares what it prints with what is committed; the file stays as it is.
     *
     * @return a sentence for each cell that differs
     * @throws UserException if Jupyter or the kernel is missing, or a cell fails
     */
    public static List<String> check(Path notebook) {
        return NotebookComparison.differences(NotebookFile.read(notebook), execute(notebook));
    }

    private static NotebookFile execute(Path notebook) {
        try {
            return execute(notebook, Files.createTempDirectory("notebook"));
        } catch (IOException e) {
            throw UserException.failed(
                    "Jupyter cannot be run (" + AtomicFile.reason(e)
                            + "): install it with its nbconvert, so that \"jupyter nbconvert --version\" works.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Jupyter was running", e);
        }
    }

    private static NotebookFile execute(Path notebook, Path folder) throws IOException, InterruptedException {
        try {
            NotebookFile source = NotebookFile.read(notebook);
            if (kernelIsRapaio(folder.resolve("kernels"))) {
                source.replaceCommand(CLASS_PATH, RAPAIO_CLASS_PATH);
            }
            source.write(Files.createDirectory(folder.resolve("source")));
            Path log = folder.resolve("log");
            for (int attempt = 1; !run(notebook, folder, log); attempt++) {
                String printed = Files.readString(log, StandardCharsets.UTF_8);
                if (attempt == STARTS || NOT_STARTED.stream().noneMatch(printed::contains)) {
                    throw failure(notebook, printed);
                }
            }
            NotebookFile executed = NotebookFile.read(folder.resolve(notebook.getFileName()));
            executed.replaceCommand(RAPAIO_CLASS_PATH, CLASS_PATH);
            NotebookCleaner.clean(executed);
            return executed;
        } finally {
            FileUtils.deleteQuietly(folder.toFile());
        }
    }

    /** Lets Jupyter put the executed notebook into a folder; false if it failed, and then the log says why. */
    private static boolean run(Path notebook, Path folder, Path log) throws IOException, InterruptedException {
        Process jupyter = new ProcessBuilder(
                        "jupyter",
                        "nbconvert",
                        "--to",
                        "notebook",
                        "--execute",
                        "--ExecutePreprocessor.timeout=" + CELL_TIME_LIMIT_SECONDS,
                        "--ExecutePreprocessor.startup_timeout=" + START_TIME_LIMIT_SECONDS,
                        "--stdin",
                        "--output-dir",
                        folder.toString(),
                        "--output",
                        notebook.getFileName().toString())
                // the kernel's working directory, to which paths in the notebook are relative
                .directory(notebook.toAbsolutePath().getParent().toFile())
                .redirectInput(
                        folder.resolve("source").resolve(notebook.getFileName()).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return jupyter.waitFor() == 0;
    }

    private static boolean kernelIsRapaio(Path list) throws IOException, InterruptedException {
        Process jupyter = new ProcessBuilder("jupyter", "kernelspec", "list", "--json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(list.toFile())
                .start();
        return jupyter.waitFor() == 0
                && new ObjectMapper()
                        .readTree(list.toFile())
                        .at("/kernelspecs/java/spec/argv")
                        .toString()
                        .contains("rapaio");
    }

    private static UserException failure(Path notebook, String log) {
        if (log.contains("NoSuchKernel") || log.contains("No such kernel")) {
            return UserException.failed("Jupyter has no kernel named \"java\": install IJava or JJava, so that"
                    + " \"jupyter kernelspec list\" shows java.");
        }
        List<String> lines = log.lines().toList();
        return UserException.failed(notebook.getFileName() + " does not run to its end:\n"
                + lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).stream()
                        .collect(Collectors.joining("\n")));
    }
}
