package dl4jlessons.tuner;

import dl4jlessons.data.DataSummary;
import dl4jlessons.report.StudyPage;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.search.SearchListener;
import dl4jlessons.search.SearchProgress;
import dl4jlessons.search.Study;
import dl4jlessons.search.TimedStudy;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the page of a running search up to date: written anew by a thread of its own, so that the search does not wait for
 * it, and seldom enough to cost the search nothing that counts. What goes wrong with the page is no reason to end a search.
 */
final class LivePage implements SearchListener, AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** A search that ends sooner has its last page only. */
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(2);
    /** Pauses are so many times as long as a processor worked on the page before: a tenth of one of them at the most. */
    private static final int TIMES_AS_LONG = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);

    private final Path folder;
    private final Optional<DataSummary> data;
    private final Supplier<TimedStudy> study;
    private final long shortestPauseNanos;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "study-page");
        thread.setDaemon(true);
        return thread;
    });

    private Stage stage = Stage.PAUSE;
    private long dueNanos;
    /** Whether the page in the folder says that another one follows. */
    private boolean pageWaits;

    private enum Stage {
        /** No page is being made; the next one is when it is due. */
        PAUSE,
        /** One is being made, and others follow. */
        WRITING,
        /** One is being made, and is the last. */
        LAST,
        /** None is written any more: the search is over, the last page came too late, or one could not be written. */
        END
    }

    /** @param study asked by the thread that runs the search, between its events */
    LivePage(Path folder, Optional<DataSummary> data, Supplier<TimedStudy> study) {
        this(folder, data, study, BEFORE_THE_FIRST, PAUSE);
    }

    LivePage(
            Path folder,
            Optional<DataSummary> data,
            Supplier<TimedStudy> study,
            Duration beforeTheFirst,
            Duration pause) {
        this.folder = folder;
        this.data = data;
        this.study = study;
        this.shortestPauseNanos = pause.toNanos();
        this.dueNanos = System.nanoTime() + beforeTheFirst.toNanos();
    }

    @Override
    public synchronized void progressed(SearchProgress progress) {
        if (stage == Stage.PAUSE && System.nanoTime() - dueNanos >= 0) {
            stage = Stage.WRITING;
            TimedStudy now = study.get();
            writer.execute(() -> write(now));
        }
    }

    @Override
    public void warned(String sentence) {
        // is shown by others
    }

    private void write(TimedStudy now) {
        long before = processorNanos();
        boolean done = attempt(now);
        long worked = processorNanos() - before;
        synchronized (this) {
            stage = done && stage == Stage.WRITING ? Stage.PAUSE : Stage.END;
            dueNanos = System.nanoTime() + Math.max(shortestPauseNanos, TIMES_AS_LONG * worked);
        }
    }

    /** Of this thread; waiting for a processor that trains networks costs the search nothing. */
    private static long processorNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private boolean attempt(TimedStudy now) {
        try {
            String page = StudyPage.live(folder.getFileName().toString(), now, data, Instant.now());
            synchronized (this) {
                // a folder that was moved away is not made anew
                if (stage != Stage.END && Study.exists(folder)) {
                    AtomicFile.write(folder.resolve(StudyReport.FILE), page);
                    pageWaits = true;
                }
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The page of the running search is no longer written: {}", e.getMessage());
            return false;
        }
    }

    /**
     * When the search ends before its time: leaves a page that does not wait for another one, if there is a page at all.
     * Does not throw, as something else has gone wrong already.
     */
    void leave() {
        close();
        boolean leavePage;
        synchronized (this) {
            leavePage = pageWaits;
            pageWaits = false;
        }
        if (leavePage) {
            try {
                StudyReport.write(folder, Study.readTimed(folder));
            } catch (RuntimeException e) {
                LOG.warn("The page of the search still waits for another one: {}", e.getMessage());
            }
        }
    }

    /** Waits for a page that is being written; none is begun afterwards. */
    @Override
    public void close() {
        synchronized (this) {
            stage = stage == Stage.PAUSE ? Stage.END : stage == Stage.WRITING ? Stage.LAST : stage;
        }
        writer.shutdown();
        try {
            writer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            stage = Stage.END;
        }
    }
}
