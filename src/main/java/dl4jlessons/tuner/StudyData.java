package dl4jlessons.tuner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dl4jlessons.data.DataSummary;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What was read for a study, kept in its folder so that it can be shown without reading the data again. */
public final class StudyData {
    private static final String FILE = "data.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StudyData() {}

    static void write(Path study, DataSummary summary) {
        try {
            AtomicFile.write(study.resolve(FILE), JSON.writeValueAsString(summary));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary is plain data", e);
        }
    }

    /**
     * What was read for a study; nothing for a study of a lesson.
     *
     * @throws UserException if the file cannot be read
     */
    public static Optional<DataSummary> read(Path study) {
        Path file = study.resolve(FILE);
        try {
            return Optional.of(JSON.readValue(Files.readString(file), DataSummary.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw UserException.failed("Cannot read " + file + ": remove it; \"search run\" writes it again.", e);
        }
    }
}
