/**
 * Reading data, checking it, and splitting it: images ({@link dl4jlessons.data.ImageFolder}) or the user's own table
 * ({@link dl4jlessons.data.CsvTable}) become a {@link dl4jlessons.data.Pool}, a {@link dl4jlessons.data.Split} draws
 * training, validation and test {@link dl4jlessons.data.Examples} from it, and only then a {@link
 * dl4jlessons.data.Normalizer} is fitted, on the training examples. A {@link dl4jlessons.data.DataSummary} says in words
 * what was read.
 *
 * <p>{@link dl4jlessons.data.IdxRecordReader} shows how DataVec reads images. Tables do not go through DataVec: its reader
 * drops backslashes and quotes, and its iterator makes floats, which do not keep the digits of coordinates or times.
 */
package dl4jlessons.data;
