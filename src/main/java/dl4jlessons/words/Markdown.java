package dl4jlessons.words;

import java.util.Set;
import java.util.function.Function;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Markdown with formulas between dollar signs and {@linkplain Pictures pictures}, as page and as plain text. HTML in it is
 * shown, not obeyed.
 */
public final class Markdown {
    private static final Parser PARSER = Parser.builder()
            .customInlineContentParserFactory(new FormulaParserFactory())
            .build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(OwnNodesRenderer::new)
            .build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();

    private Markdown() {}

    /**
     * As HTML elements, formulas as MathML.
     *
     * @throws IllegalArgumentException if a formula holds something that is not understood
     */
    public static String html(String markdown) {
        return html(PARSER.parse(markdown));
    }

    /**
     * As HTML elements, with links to claims such as {@code [✔](claim:RandomSearch/ranking-tells)}.
     *
     * @param marks the element, as HTML, that stands for such a link
     * @throws IllegalArgumentException if a formula or a link to a claim holds something that is not understood
     */
    public static String html(String markdown, Function<ClaimLink, String> marks) {
        Node document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                if (ClaimLink.isOne(link.getDestination())) {
                    String sign = link.getFirstChild() instanceof Text words
                            ? words.getLiteral().strip()
                            : "";
                    link.insertBefore(new Mark(marks.apply(ClaimLink.parse(sign, link.getDestination()))));
                    link.unlink();
                }
            }
        });
        return html(document);
    }

    private static String html(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                if (image.getDestination().startsWith("/")) {
                    image.setDestination(Pictures.dataUri(image.getDestination()));
                }
            }
        });
        return HTML.render(document);
    }

    /** As plain text, each paragraph on one line; formulas are left out. */
    public static String text(String markdown) {
        return TEXT.render(PARSER.parse(markdown.replaceAll("(?<!\n)\n(?!\n)", " ")))
                .strip();
    }

    /** An element that is put into the page as it is. */
    private static final class Mark extends CustomNode {
        private final String html;

        Mark(String html) {
            this.html = html;
        }
    }

    /** A formula in TeX. */
    private static final class Formula extends CustomNode {
        private final String tex;
        private final boolean display;

        Formula(String tex, boolean display) {
            this.tex = tex;
            this.display = display;
        }
    }

    private static final class FormulaParserFactory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return FormulaParserFactory::parse;
        }

        /** One dollar sign or two on each side; a formula may go on over several lines. */
        private static ParsedInline parse(InlineParserState state) {
            Scanner scanner = state.scanner();
            boolean display = scanner.matchMultiple('$') == 2;
            Position start = scanner.position();
            if (scanner.find('$') < 1) {
                return ParsedInline.none();
            }
            String tex = scanner.getSource(start, scanner.position()).getContent();
            return scanner.matchMultiple('$') == (display ? 2 : 1)
                    ? ParsedInline.of(new Formula(tex, display), scanner.position())
                    : ParsedInline.none();
        }
    }

    private static final class OwnNodesRenderer implements NodeRenderer {
        private final HtmlNodeRendererContext context;

        OwnNodesRenderer(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Formula.class, Mark.class);
        }

        @Override
        public void render(Node node) {
            context.getWriter()
                    .raw(
                            node instanceof Formula formula
                                    ? MathMl.of(formula.tex.replace('\n', ' '), formula.display)
                                    : ((Mark) node).html);
        }
    }
}
