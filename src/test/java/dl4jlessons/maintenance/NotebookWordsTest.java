package dl4jlessons.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dl4jlessons.words.LessonWords;
import org.junit.jupiter.api.Test;

class NotebookWordsTest {
    private static final String PICTURE = "dot.png";
    private static final LessonWords WORDS =
            LessonWords.parse("## Look here first\n\n![the page](/dl4jlessons/words/" + PICTURE + ")\n");

    private final ObjectNode cell = new ObjectMapper().createObjectNode().put("cell_type", "markdown");
    private final NotebookFile notebook = new NotebookFile("05-x.ipynb", new ObjectMapper().createObjectNode());

    NotebookWordsTest() {
        cell.putObject("metadata").put(NotebookWords.KEY, "look-here-first");
        notebook.content().putArray("cells").add(cell);
    }

    @Test
    void picturesAreAttachedToTheirCell() {
        NotebookWords.write(notebook, WORDS);

        assertThat(NotebookFile.lines(cell.get("source"))).endsWith("![the page](attachment:" + PICTURE + ")");
        assertThat(cell.at("/attachments/" + PICTURE + "/image~1png").asText()).startsWith("iVBORw0KGgo");
        assertThat(NotebookWords.differences(notebook, WORDS)).isEmpty();
    }

    @Test
    void anotherPictureOrNoneIsADifference() {
        NotebookWords.write(notebook, WORDS);
        ((ObjectNode) cell.at("/attachments/" + PICTURE)).put("image/png", "iVBORw0KGgo=");
        assertThat(NotebookWords.differences(notebook, WORDS)).hasSize(1);

        cell.remove("attachments");
        assertThat(NotebookWords.differences(notebook, WORDS)).hasSize(1);
    }

    @Test
    void aPictureThatIsShownNoMoreIsTakenAway() {
        NotebookWords.write(notebook, WORDS);

        NotebookWords.write(notebook, LessonWords.parse("## Look here first\n\nNothing.\n"));

        assertThat(cell.has("attachments")).isFalse();
    }
}
