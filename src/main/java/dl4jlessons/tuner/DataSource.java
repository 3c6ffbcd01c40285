package dl4jlessons.tuner;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dl4jlessons.data.CsvTable;
import dl4jlessons.data.ImageFolder;
import dl4jlessons.runtime.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
     * @throws UserException if they cannot be read
     */
    ExamplePool load();

    /** Where they come from: a file or folder. */
    Path path();

    /**
     * For a study that was begun earlier.
     *
     * @throws UserException if its data has been moved away
     */
    default void checkStillThere() {
        if (!Files.exists(path())) {
            throw UserException.failed("The data of this study is no longer at " + path()
                    + ": put it back, or run the search again with its new place.");
        }
    }

    /** A folder with the four files of MNIST or a data set of its format. */
    record Images(Path folder) implements DataSource {
        @Override
        public Path path() {
            return folder;
        }

        @Override
        public String name() {
            return folder.getNameCount() == 0 ? "images" : folder.getFileName().toString();
        }

        /**
         * Reads the test files too: that they are damaged should not be found out after a night of search. Of the
         * training images, only those that are drawn are read, later.
         */
        @Override
        public ExamplePool load() {
            ImageFolder images = ImageFolder.of(folder);
            return new ExamplePool(images.trainingPool(), Optional.of(images.test()), List.of(), images.summary());
        }
    }

    /** A CSV file, one column of which holds the classes. */
    record Table(Path file, String label) implements DataSource {
        @Override
        public Path path() {
            return file;
        }

        @Override
        public String name() {
            return file.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
        }

        @Override
        public ExamplePool load() {
            CsvTable table = CsvTable.read(file, label);
            return new ExamplePool(table.examples(), Optional.empty(), table.featureNames(), table.summary());
        }
    }
}
