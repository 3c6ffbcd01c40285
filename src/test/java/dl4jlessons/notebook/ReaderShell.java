package dl4jlessons.notebook;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.execution.LocalExecutionControlProvider;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionEnv;

/** Runs cells as a notebook's kernel does: in the JDK's JShell, one snippet after the other, within the JVM of the test. */
final class ReaderShell implements AutoCloseable {
    private final JShell shell;

    ReaderShell() {
        this(ReaderShell.class.getClassLoader());
    }

    /**
     * @param loader of the classes that cells use
     * @param folders with those of them that are not on the class path
     */
    ReaderShell(ClassLoader loader, Path... folders) {
        shell = JShell.builder()
                .executionEngine(
                        new LocalExecutionControlProvider() {
                            @Override
                            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                                return new LocalExecutionControl(new Snippets(loader));
                            }
                        },
                        null)
                .build();
        // at once: the shell reads all of its class path anew whenever something is added
        shell.addToClasspath(Stream.concat(
                        Arrays.stream(folders).map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator)));
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

    /** The classes that snippets are compiled to; what they use comes from another loader. */
    private static final class Snippets extends ClassLoader implements LoaderDelegate {
        private final Map<String, byte[]> code = new HashMap<>();

        Snippets(ClassLoader parent) {
            super(parent);
        }

        @Override
        public void load(ClassBytecodes[] classes) {
            for (ClassBytecodes one : classes) {
                code.put(one.name(), one.bytecodes());
            }
        }

        @Override
        public Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            byte[] bytes = code.get(name);
            if (loaded == null && bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }

        @Override
        public void classesRedefined(ClassBytecodes[] classes) {
            load(classes);
        }

        @Override
        public void addToClasspath(String path) {
            // the parent knows it already
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
