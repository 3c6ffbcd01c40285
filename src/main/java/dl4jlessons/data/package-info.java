/** Reading data through DataVec, checking it, and splitting it into training, validation and test examples. */
package dl4jlessons.data;
