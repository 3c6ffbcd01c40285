package dl4jlessons.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a field of a table is when one looks at it alone; what it means is decided by the rest of its column. */
enum FieldKind {
    /** Missing in every column. */
    EMPTY,
    /** One of the usual words for a missing value. Among numbers it is one; among texts, Na is sodium. */
    MARKER,
    /** A decimal number within the range of a double. */
    NUMBER,
    /** A number for people: with signs for thousands, a decimal comma, a currency, a percent sign; or infinite. */
    WRITTEN_NUMBER,
    TEXT;

    /** In lower case: what R, SAS, pandas, SQL, Excel and the files of UCI, Eurostat and the World Bank write. */
    private static final Set<String> MARKERS = Set.of(
            "na", "n/a", "n.a.", "nan", "null", "none", "#n/a", "#na", "<na>", "\\n", "?", "-", "--", "–", "—", ".",
            "..", ":");

    /** Java would accept 1D and 0x1p3 as well. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private static final Pattern INFINITE = Pattern.compile("[+\\-−]?(inf|infinity|∞)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern WRITTEN = written();

    static FieldKind of(String field) {
        if (field.isEmpty()) {
            return EMPTY;
        }
        if (DECIMAL.matcher(field).matches()) {
            return Double.isFinite(Double.parseDouble(field)) ? NUMBER : WRITTEN_NUMBER;
        }
        if (MARKERS.contains(field.toLowerCase(Locale.ROOT))) {
            return MARKER;
        }
        String visible = INVISIBLE.matcher(field).replaceAll("");
        boolean written =
                INFINITE.matcher(visible).matches() || WRITTEN.matcher(visible).matches();
        return written ? WRITTEN_NUMBER : TEXT;
    }

    private static Pattern written() {
        String sign = "[+\\-−–]?";
        String currency = "(\\p{Sc}|[A-Z]{3}\\h)?\\h*";
        String front = "(" + sign + "\\h*" + currency + "|" + currency + sign + ")";
        // groups of three digits, or two as in India, with the same sign between them; then perhaps decimals
        String grouped = "\\p{Nd}{1,3}(?<mark>[,.'’_\\h])\\p{Nd}{2,3}(\\k<mark>\\p{Nd}{2,3})*([.,]\\p{Nd}*)?";
        String plain = "\\p{Nd}+[.,٫]?\\p{Nd}*|[.,٫]\\p{Nd}+";
        String power = "([eE][+\\-−]?\\p{Nd}+)?";
        String unit = "\\h*([%‰]|\\p{Sc}|(?<=\\h)[A-Z]{3})?";
        return Pattern.compile("'?\\(?" + front + "(" + grouped + "|" + plain + ")" + power + unit + "\\)?");
    }
}
