package dl4jlessons.lesson.tuning;

import dl4jlessons.data.Examples;
import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.Split;
import dl4jlessons.data.TrainValidationData;
import java.util.List;

/**
 * The images of one seed's search, all of them from the training files: the test files are for lesson 14.
 *
 * @param tuning fits weights and compares trials
 * @param unseen nothing is fitted on them or chosen by them
 */
record SearchImages(TrainValidationData tuning, Examples unseen) {
    static SearchImages draw(ImageFolder images, long seed, SearchSizes sizes) {
        List<Examples> sets =
                Split.disjoint(images.training(), seed, sizes.training(), sizes.validation(), sizes.unseen());
        return new SearchImages(new TrainValidationData(sets.get(0), sets.get(1)), sets.get(2));
    }
}
