package dl4jlessons.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NotebookComparisonTest {
    private static final String PNG = "iVBORw0KGgo=";

    @Test
    void smallDifferencesOfNumbersAndChartsAreNone() {
        assertThat(NotebookComparison.differences(printing("loss: 0.8407 at 1000"), printing("loss: 0.8612 at 1050")))
                .isEmpty();
    }

    @Test
    void largerDifferencesNameNotebookCellAndBothValues() {
        assertThat(NotebookComparison.differences(
                        printing("loss: 0.84 to 1.2, rate 0.1"), printing("loss: 1.2 to 1.8, rate 0.1")))
                .containsExactly(
                        "04-some.ipynb, cell 1: committed is 0.84, now it is 1.2; committed is 1.2, now it is 1.8");
    }

    @Test
    void otherWordsAreADifference() {
        assertThat(NotebookComparison.differences(printing("✔ 1"), printing("✘ 1")))
                .singleElement()
                .asString()
                .contains("cell 1", "✔ 1", "✘ 1");
    }

    @Test
    void whatDiffersFromRunToRunIsCleanedAway() {
        NotebookFile notebook = printing("\\rtraining: 5 %\\rtraining: done   \\n\\u001b[31mred");
        NotebookCleaner.clean(notebook);

        assertThat(notebook.cells().get(0).text()).isEqualTo("training: done\nred");
        assertThat(notebook.content().toString())
                .doesNotContain("2026", "random")
                .contains("cell-01", PNG);
    }

    private static NotebookFile printing(String text) {
        String json = """
                {"metadata": {"kernelspec": {"name": "other"}}, "cells": [{
                  "cell_type": "code", "id": "random", "execution_count": 9, "source": "print",
                  "metadata": {"execution": {"iopub.status.busy": "2026"}},
                  "outputs": [{"output_type": "stream", "text": ["%s"]},
                    {"output_type": "display_data", "data": {"image/png": "%s"}}]}]}
                """.formatted(text, PNG);
        try {
            return new NotebookFile("04-some.ipynb", (ObjectNode) new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
