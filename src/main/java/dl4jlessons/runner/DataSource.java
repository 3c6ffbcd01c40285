package dl4jlessons.runner;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dl4jlessons.data.CsvTable;
import dl4jlessons.data.ImageFolder;
import java.nio.file.Path;
import java.util.Optional;

/** Where the labelled examples of a search come from. As JSON it is kept with the study. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DataSource.Images.class, name = "images"),
    @JsonSubTypes.Type(value = DataSource.Table.class, name = "table")
})
sealed interface DataSource {
    /** What a study of this data is called unless it is given a name. */
    String name();

    /**
     * Reads all examples.
     *
     * @throws dl4jlessons.runtime.UserException if they cannot be read
     */
    ExamplePool load();

    /** A folder with the four files of MNIST or a data set of its format. */
    record Images(Path folder) implements DataSource {
        @Override
        public String name() {
            return folder.getNameCount() == 0 ? "images" : folder.getFileName().toString();
        }

        /** Reads the test files too: that they are damaged should not be found out after a night of search. */
        @Override
        public ExamplePool load() {
            ImageFolder images = ImageFolder.of(folder);
            return new ExamplePool(images.training(), Optional.of(images.test()), 0);
        }
    }

    /** A CSV file, one column of which holds the classes. */
    record Table(Path file, String label) implements DataSource {
        @Override
        public String name() {
            return file.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
        }

        @Override
        public ExamplePool load() {
            CsvTable table = CsvTable.read(file, label);
            return new ExamplePool(table.examples(), Optional.empty(), table.incompleteRows());
        }
    }
}
