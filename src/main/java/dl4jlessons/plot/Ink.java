package dl4jlessons.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The colours charts are drawn in, each with a value for light and one for dark paper. The colours of series were chosen
 * by search so that any two stay apart for readers with protanopia, deuteranopia or tritanopia (Machado, Oliveira and
 * Fernandes, 2009), and each has a contrast of at least 3 to 1 with its paper.
 */
public enum Ink {
    PAPER("#ffffff", "#15181c"),
    TEXT("#1f252b", "#e2e6ea"),
    MUTED("#59636e", "#a0a9b4"),
    GRID("#e4e6e9", "#2e343b"),
    FRAME("#b4bac1", "#555e68"),
    BLUE("#2b3f9b", "#6481dd"),
    SKY("#3496e0", "#7fe3f7"),
    GREEN("#0a8466", "#1fa37d"),
    ORANGE("#b8860f", "#eba12b"),
    RED("#ab2410", "#e7592a"),
    PURPLE("#8046d8", "#c972fa"),
    PINK("#dc5aa6", "#ffc2c4"),
    GREY("#5d505a", "#a9aab8"),
    /**
     * Five steps of one hue, of which each stands out more than the one before: an order, not variants. All but the first
     * have a contrast of at least 3 to 1 as well.
     */
    STEP_1("#a8b9cf", "#3d4957"),
    STEP_2("#7795c1", "#4e6a8e"),
    STEP_3("#4a76b4", "#5f90cb"),
    STEP_4("#28559c", "#90c0f0"),
    STEP_5("#0a2860", "#d9ecff");

    private final Color light;
    private final Color dark;

    Ink(String light, String dark) {
        this.light = Color.decode(light);
        this.dark = Color.decode(dark);
    }

    /** As drawn into pictures, whose paper is light. */
    public Color light() {
        return light;
    }

    public Color dark() {
        return dark;
    }

    /** The colour as a value in a stylesheet: a variable, so that the page decides between light and dark. */
    public String css() {
        return "var(" + variable() + "," + hex(light) + ")";
    }

    /** Declarations of all variables for light paper, to be put into a CSS rule. */
    public static String lightVariables() {
        return variables(Ink::light);
    }

    /** Declarations of all variables for dark paper, to be put into a CSS rule. */
    public static String darkVariables() {
        return variables(Ink::dark);
    }

    /** The same colour, seen through. */
    Color translucent(double opacity) {
        return new Color(light.getRed(), light.getGreen(), light.getBlue(), (int) Math.round(255 * opacity));
    }

    private String variable() {
        return "--ink-" + name().toLowerCase(Locale.ROOT);
    }

    private static String variables(Function<Ink, Color> paper) {
        return Arrays.stream(values())
                .map(ink -> ink.variable() + ":" + hex(paper.apply(ink)))
                .collect(Collectors.joining(";"));
    }

    private static String hex(Color color) {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
    }
}
