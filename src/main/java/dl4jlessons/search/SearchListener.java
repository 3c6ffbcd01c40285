package dl4jlessons.search;

/** Told how far a search has come; drawn as a progress bar. */
@FunctionalInterface
public interface SearchListener {
    /** Listens to nothing. */
    SearchListener NONE = progress -> {};

    /** Called when trials begin a round of rungs, and after each rung, by the thread that runs the search. */
    void progressed(SearchProgress progress);
}
