package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dl4jlessons.runtime.UserException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static Parameters throughJson(Parameters parameters) throws JsonProcessingException {
        Event.Planned read = (Event.Planned) Json.read(Json.write(new Event.Planned(List.of(parameters))), Event.class);
        return read.trials().get(0);
    }

    @Test
    void everyBitOfANumberSurvivesJson() throws JsonProcessingException {
        Random random = new Random(42);
        for (int i = 0; i < 2000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                double read = throughJson(new Parameters(Map.of("x", number))).number("x");
                assertThat(Double.doubleToLongBits(read)).isEqualTo(Double.doubleToLongBits(number));
            }
        }
    }

    @Test
    void namesOrderAndTypesSurviveJson() throws JsonProcessingException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("width", 100);
        values.put("learning rate", 1.0);
        values.put("updater", "adam “quoted” \n");
        values.put("batch normalization", true);
        Parameters read = throughJson(new Parameters(values));
        assertThat(read.values()).containsExactlyEntriesOf(values);
        assertThat(read.toString()).startsWith("width 100 · learning rate 1.0 · updater adam");
    }

    @Test
    void valuesAreAskedForByNameAndType() {
        Parameters parameters =
                new Parameters(Map.of("width", 100, "rate", 0.5, "updater", "adam", "batch normalization", true));
        assertThat(parameters.integer("width")).isEqualTo(100);
        assertThat(parameters.number("width")).isEqualTo(100.0);
        assertThat(parameters.number("rate")).isEqualTo(0.5);
        assertThat(parameters.text("updater")).isEqualTo("adam");
        assertThat(parameters.flag("batch normalization")).isTrue();
    }

    @Test
    void aMisspeltNameIsExplained() {
        Parameters parameters = new Parameters(Map.of("learning rate", 0.1));
        assertThatThrownBy(() -> parameters.number("lerning rate"))
                .isInstanceOf(UserException.class)
                .hasMessage("The network asks for the hyperparameter \"lerning rate\", which the search space does not"
                        + " have: it has learning rate.");
        assertThatThrownBy(() -> parameters.integer("learning rate"))
                .isInstanceOf(UserException.class)
                .hasMessage("The network asks for the hyperparameter \"learning rate\" as a whole number, but the"
                        + " search space gives 0.1.");
    }
}
