package dl4jlessons.words;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Formulas in TeX as MathML, which browsers draw without any network. What is understood is what notebooks of this course
 * use: letters, numbers and operators, {@code ^ _ '}, groups, {@code \frac \tfrac \sqrt \hat \left \right \big},
 * {@code \text \mathrm \mathsf \operatorname}, spaces, and the symbols and functions listed below.
 *
 * <p>It is written by hand because no kept library does just this: SnuggleTeX was last released in 2010 and brings XSLT
 * with it, JLaTeXMath draws pictures, and everything else is JavaScript.
 */
final class MathMl {
    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            entry("alpha", "α"),
            entry("beta", "β"),
            entry("gamma", "γ"),
            entry("delta", "δ"),
            entry("varepsilon", "ε"),
            entry("eta", "η"),
            entry("lambda", "λ"),
            entry("mu", "μ"),
            entry("sigma", "σ"),
            entry("Delta", "Δ"),
            entry("theta", "θ"),
            entry("partial", "∂"));
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            entry("cdot", "⋅"),
            entry("times", "×"),
            entry("odot", "⊙"),
            entry("pm", "±"),
            entry("approx", "≈"),
            entry("sim", "∼"),
            entry("leq", "≤"),
            entry("le", "≤"),
            entry("geq", "≥"),
            entry("ge", "≥"),
            entry("neq", "≠"),
            entry("in", "∈"),
            entry("leftarrow", "←"),
            entry("to", "→"),
            entry("dots", "…"),
            entry("%", "%"),
            entry("{", "{"),
            entry("}", "}"));
    /** In em. */
    private static final Map<String, String> SPACES =
            Map.of(",", "0.17", ";", "0.28", "quad", "1", "qquad", "2", " ", "0.25");

    private static final Set<String> FUNCTIONS = Set.of("ln", "log", "exp", "max", "min", "tanh");
    /** Their limits stand below and above. */
    private static final Set<String> WITH_LIMITS = Set.of("sum", "max", "min");

    private final String tex;
    private int at;

    private MathMl(String tex) {
        this.tex = tex;
    }

    /**
     * A {@code math} element.
     *
     * @param tex without dollar signs
     * @param display on a line of its own
     * @throws IllegalArgumentException if the formula holds something that is not understood
     */
    static String of(String tex, boolean display) {
        MathMl formula = new MathMl(tex.strip());
        String row = formula.row();
        if (formula.at < formula.tex.length()) {
            throw formula.problem("has a closing brace too many");
        }
        return "<math" + (display ? " display=\"block\"" : "") + ">" + row + "</math>";
    }

    /** Everything up to the end of the group. */
    private String row() {
        StringBuilder row = new StringBuilder("<mrow>");
        while (at < tex.length() && tex.charAt(at) != '}' && !tex.startsWith("\\right", at)) {
            if (Character.isWhitespace(tex.charAt(at))) {
                at++;
            } else {
                row.append(scripted());
            }
        }
        return row.append("</mrow>").toString();
    }

    /** A symbol with what stands below and above it. */
    private String scripted() {
        boolean limits = WITH_LIMITS.stream().anyMatch(name -> tex.startsWith("\\" + name, at));
        String base = atom();
        StringBuilder primes = new StringBuilder();
        while (next('\'')) {
            primes.append('′');
        }
        String below = next('_') ? atom() : "";
        String above = next('^') ? atom() : "";
        if (below.isEmpty() && next('_')) {
            below = atom();
        }
        if (!primes.isEmpty()) {
            above = "<mrow><mo>" + primes + "</mo>" + above + "</mrow>";
        }
        if (below.isEmpty() && above.isEmpty()) {
            return base;
        }
        String element = (limits
                ? below.isEmpty() ? "mover" : above.isEmpty() ? "munder" : "munderover"
                : below.isEmpty() ? "msup" : above.isEmpty() ? "msub" : "msubsup");
        return element("", element, base + below + above);
    }

    private String atom() {
        if (at >= tex.length()) {
            throw problem("ends too early");
        }
        char c = tex.charAt(at);
        if (c == ' ') {
            at++;
            return atom();
        }
        if (c == '\\') {
            return command();
        }
        if (c == '{') {
            return group();
        }
        if (Character.isDigit(c)) {
            return element("", "mn", number());
        }
        at++;
        if (Character.isLetter(c)) {
            return element("", "mi", String.valueOf(c));
        }
        return element("", "mo", c == '-' ? "−" : StringEscapeUtils.escapeXml10(String.valueOf(c)));
    }

    private String command() {
        String name = name();
        if (SYMBOLS.containsKey(name)) {
            return element("", "mi", SYMBOLS.get(name));
        }
        if (OPERATORS.containsKey(name)) {
            return element("", "mo", OPERATORS.get(name));
        }
        if (SPACES.containsKey(name)) {
            return "<mspace width=\"" + SPACES.get(name) + "em\"></mspace>";
        }
        if (FUNCTIONS.contains(name)) {
            return element("", "mi", name);
        }
        return switch (name) {
            case "sum" -> element("", "mo", "∑");
            case "frac", "tfrac" -> element("", "mfrac", atom() + atom());
            case "sqrt" -> element("", "msqrt", atom());
            case "hat" -> element("", "mover", atom() + "<mo>^</mo>");
            case "text" -> element("", "mtext", words());
            case "operatorname", "mathrm", "mathsf" -> element(" mathvariant=\"normal\"", "mi", words());
            case "left" -> delimited();
            case "big", "Big" -> atom();
            default -> throw problem("holds \\" + name + ", which is not understood");
        };
    }

    private String delimited() {
        String opening = atom();
        String inside = row();
        if (!tex.startsWith("\\right", at)) {
            throw problem("has \\left without \\right");
        }
        at += "\\right".length();
        return element("", "mrow", opening + inside + atom());
    }

    private String group() {
        at++;
        String row = row();
        if (!next('}')) {
            throw problem("has an opening brace too many");
        }
        return row;
    }

    /** What stands in braces, taken literally; without braces the next letter. */
    private String words() {
        if (!next('{')) {
            while (next(' ')) {}
            return StringEscapeUtils.escapeXml10(String.valueOf(tex.charAt(at++)));
        }
        int end = tex.indexOf('}', at);
        if (end < 0) {
            throw problem("has an opening brace too many");
        }
        String words = tex.substring(at, end);
        at = end + 1;
        // a blank at the edge of an element is dropped
        return StringEscapeUtils.escapeXml10(words).replace(' ', '\u00a0');
    }

    private String name() {
        at++;
        int start = at;
        while (at < tex.length() && Character.isLetter(tex.charAt(at))) {
            at++;
        }
        if (at == start && at < tex.length()) {
            at++;
        }
        return tex.substring(start, at);
    }

    /** All digits with their point; after a command such as {@code \frac} TeX takes a single digit. */
    private String number() {
        int start = at;
        boolean argument = start >= 4 && (tex.startsWith("frac", start - 4) || tex.startsWith("frac", start - 5));
        do {
            at++;
        } while (!argument && at < tex.length() && isPartOfNumber());
        return tex.substring(start, at);
    }

    private boolean isPartOfNumber() {
        boolean point = tex.charAt(at) == '.' && at + 1 < tex.length() && Character.isDigit(tex.charAt(at + 1));
        return point || Character.isDigit(tex.charAt(at));
    }

    private boolean next(char expected) {
        if (at < tex.length() && tex.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private static String element(String attributes, String name, String content) {
        return "<" + name + attributes + ">" + content + "</" + name + ">";
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException("the formula " + tex + " " + what);
    }
}
