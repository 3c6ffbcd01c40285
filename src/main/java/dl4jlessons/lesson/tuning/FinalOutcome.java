package dl4jlessons.lesson.tuning;

import dl4jlessons.search.TestUse;
import dl4jlessons.search.Trial;

/**
 * What {@link FinalTest} found on one seed.
 *
 * @param winner of the search
 * @param unseenBefore accuracy on unseen images of the winner's network, trained on training images alone
 * @param unseenAfter the same of the final network, trained on training and validation images
 * @param test what the test data says of the final network
 * @param testedBefore whether an earlier run had used the test data, so that this one only shows the record
 */
record FinalOutcome(Trial winner, double unseenBefore, double unseenAfter, TestUse test, boolean testedBefore) {}
