package dl4jlessons.search;

import static dl4jlessons.search.Dimension.choice;
import static dl4jlessons.search.Dimension.flag;
import static dl4jlessons.search.Dimension.integer;
import static dl4jlessons.search.Dimension.logUniform;
import static dl4jlessons.search.Dimension.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.SearchSpace.Bound;
import dl4jlessons.search.SearchSpace.Side;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            logUniform("learning rate", 1e-6, 1e-2),
            uniform("dropout", 0, 0.5),
            integer("hidden layers", 1, 6),
            integer("width", 20, 200).log(),
            choice("batch size", 10, 100),
            choice("updater", "sgd", "adam"),
            choice("momentum", 0.5, 0.9),
            flag("batch normalization"));

    @Test
    void theWholeSpaceSurvivesJson() throws JsonProcessingException {
        StudyHeader header = new StudyHeader(SPACE, "random", "none", 7, 50, "data", 100, "network");
        assertThat(Json.read(Json.write(Event.Begun.of(header)), Event.class)).isEqualTo(Event.Begun.of(header));
    }

    @Test
    void valuesNearABoundAreNamedWithTheirSide() {
        Parameters parameters = SPACE.parameters(d -> d.at(0.5));
        assertThat(SPACE.nearBounds(parameters)).isEmpty();
        Parameters extreme = SPACE.parameters(d -> switch (d.name()) {
            case "learning rate" -> 7e-3; // 96 % of the way on the logarithmic scale, 70 % on a linear one
            case "hidden layers" -> 1;
            case "dropout" -> 0.47; // 94 %
            default -> d.at(1);
        });
        assertThat(SPACE.nearBounds(extreme))
                .containsExactly(
                        new Bound("learning rate", Side.UPPER),
                        new Bound("hidden layers", Side.LOWER),
                        new Bound("width", Side.UPPER));
    }

    @Test
    void probesShowEveryChoiceAndBothEndsOfEachRange() {
        assertThat(SPACE.probes()).extracting(p -> p.text("updater")).contains("sgd", "adam");
        assertThat(SPACE.probes())
                .extracting(p -> p.flag("batch normalization"))
                .contains(true, false);
        assertThat(SPACE.probes()).extracting(p -> p.integer("width")).contains(20, 200);
        assertThat(SPACE.probes()).extracting(p -> p.number("learning rate")).contains(1e-6, 1e-2);
    }

    @Test
    void aSpaceNeedsDifferentNames() {
        assertThatThrownBy(() -> SearchSpace.of(uniform("x", 0, 1), uniform("x", 0, 2)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("same name");
        assertThatThrownBy(SearchSpace::of).isInstanceOf(UserException.class).hasMessageContaining("empty");
    }

    @Test
    void parametersAreBuiltInTheOrderOfTheSpace() {
        assertThat(SPACE.parameters(d -> d.at(0)).values().keySet())
                .containsExactlyElementsOf(
                        SPACE.dimensions().stream().map(Dimension::name).toList());
    }
}
