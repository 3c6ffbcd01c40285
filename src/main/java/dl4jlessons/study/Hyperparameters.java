package dl4jlessons.study;

import dl4jlessons.result.Table.Format;
import dl4jlessons.search.Choice;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.IntegerRange;
import dl4jlessons.search.RealRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values of hyperparameters as people read them. */
public final class Hyperparameters {
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Hyperparameters() {}

    /** Real numbers with three digits, truth values as on and off. */
    public static String text(Object value) {
        if (value instanceof Double number) {
            double rounded = new BigDecimal(number).round(THREE_DIGITS).doubleValue();
            return Double.toString(rounded).toLowerCase(Locale.ROOT).replaceFirst("\\.0(?=e|$)", "");
        }
        return value instanceof Boolean on ? onOff(on) : String.valueOf(value);
    }

    /** Where a dimension was searched: its bounds or its values. */
    public static String range(Dimension dimension) {
        return dimension instanceof Choice choice
                ? choice.values().stream().map(Hyperparameters::text).collect(Collectors.joining(", "))
                : dimension.range();
    }

    /** A cell of a table whose column has the {@link #format} of the dimension. */
    static Object cell(Object value) {
        return value instanceof Boolean on ? onOff(on) : value;
    }

    static Format format(Dimension dimension) {
        if (dimension instanceof RealRange) {
            return Format.SCIENTIFIC;
        }
        if (dimension instanceof IntegerRange) {
            return Format.COUNT;
        }
        Object first = ((Choice) dimension).values().get(0);
        return first instanceof Integer ? Format.COUNT : first instanceof Double ? Format.SCIENTIFIC : Format.TEXT;
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}
