package dl4jlessons.search;

import dl4jlessons.training.Progress;
import org.slf4j.LoggerFactory;

/** Told how far a search has come; drawn as a progress bar. */
@FunctionalInterface
public interface SearchListener {
    /** Listens to nothing. */
    SearchListener NONE = progress -> {};

    /**
     * Shows a search on a progress bar.
     *
     * @param tasks with how many tasks the bar's stage was begun
     */
    static SearchListener on(Progress.Stage stage, int tasks) {
        return new StageListener(stage, tasks);
    }

    /** Tells two listeners, the first one first. */
    static SearchListener both(SearchListener first, SearchListener second) {
        return new SearchListener() {
            @Override
            public void progressed(SearchProgress progress) {
                first.progressed(progress);
                second.progressed(progress);
            }

            @Override
            public void warned(String sentence) {
                first.warned(sentence);
                second.warned(sentence);
            }
        };
    }

    /** Called when trials begin a round of rungs, and after each rung, by the thread that runs the search. */
    void progressed(SearchProgress progress);

    /** Called when something went wrong that the search could put right by itself. */
    default void warned(String sentence) {
        LoggerFactory.getLogger(SearchListener.class).warn(sentence);
    }
}
