package dl4jlessons.data;

/** What a column of a table is as a feature. */
enum ColumnType {
    /** No field holds a value. */
    EMPTY,
    /** All fields are numbers, missing, or a mistake. */
    NUMBERS,
    TEXTS
}
