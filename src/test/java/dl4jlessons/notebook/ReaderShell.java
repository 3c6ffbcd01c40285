package dl4jlessons.notebook;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.LocalExecutionControlProvider;

/** Runs cells as a notebook's kernel does: in the JDK's JShell, one snippet after the other, within the JVM of the test. */
final class ReaderShell implements AutoCloseable {
    private final JShell shell = JShell.builder()
            .executionEngine(new LocalExecutionControlProvider(), null)
            .build();

    ReaderShell() {
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .forEach(shell::addToClasspath);
        run("import java.util.*;");
    }

    /** Runs a cell to its end; a snippet that does not compile, or throws, fails the test. */
    void run(String cell) {
        SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(cell);
        while (!next.source().isBlank()) {
            shell.eval(next.source()).forEach(this::requireSuccess);
            next = shell.sourceCodeAnalysis().analyzeCompletion(next.remaining());
        }
    }

    /** What the exception says with which a cell ends. */
    String failure(String cell) {
        return shell.eval(shell.sourceCodeAnalysis().analyzeCompletion(cell).source()).stream()
                .map(SnippetEvent::exception)
                .filter(Objects::nonNull)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse("no exception");
    }

    /** A variable's value as text. */
    String value(String variable) {
        List<SnippetEvent> events = shell.eval(variable + ".toString()");
        return events.get(0).value().replace("\\n", "\n").replace("\"", "");
    }

    private void requireSuccess(SnippetEvent event) {
        if (event.exception() != null || event.status() == Snippet.Status.REJECTED) {
            String problems = shell.diagnostics(event.snippet())
                    .map(diagnostic -> diagnostic.getMessage(null))
                    .collect(Collectors.joining("; "));
            throw new AssertionError(event.snippet().source() + "\n" + problems, event.exception());
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
