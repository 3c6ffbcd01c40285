package dl4jlessons.search;

import java.util.ArrayList;
import java.util.List;

/** What a search says on its way. */
final class Warnings implements SearchListener {
    private final List<String> sentences = new ArrayList<>();

    @Override
    public void progressed(SearchProgress progress) {}

    @Override
    public void warned(String sentence) {
        sentences.add(sentence);
    }

    List<String> sentences() {
        return sentences;
    }
}
