package dl4jlessons.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NotebookFoldersTest {
    @Test
    void aNewStudyFolderIsEmptyAndAnotherOneEachTime() {
        Notebook notebook = Notebook.start(10);
        Path first = notebook.newStudyFolder("grid with corners");

        assertThat(first).isEmptyDirectory();
        assertThat(notebook.newStudyFolder("grid with corners")).isNotEqualTo(first);
    }

    @Test
    void aStudyFolderStaysTheSameAndBelongsToOneNotebook() {
        Path folder = Notebook.start(12).studyFolder("9 trials");

        assertThat(Notebook.start(12).studyFolder("9 trials")).isEqualTo(folder);
        assertThat(Notebook.start(11).studyFolder("9 trials")).isNotEqualTo(folder);
    }
}
