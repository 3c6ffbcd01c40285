{
  "cells" : [ {
    "cell_type" : "markdown",
    "metadata" : { },
    "source" : [ "# ${number} · ${title}\n", "\n", "**Does ${words} matter?**\n", "\n", "The values are those of lesson ${number} for its first seed.\n", "\n", "*If the next line fails, run `mvn package -DskipTests` in the project's folder, open the notebook from the folder `notebooks`, and restart the\n", "kernel.*" ]
  }, {
    "cell_type" : "code",
    "execution_count" : null,
    "metadata" : { },
    "outputs" : [ ],
    "source" : [ "%classpath ../target/dl4j-lessons.jar" ]
  }, {
    "cell_type" : "code",
    "execution_count" : null,
    "metadata" : { },
    "outputs" : [ ],
    "source" : [ <#list guard as line>${line}, </#list>"import dl4jlessons.data.TrainValidationData;\n", "import dl4jlessons.experiment.Settings;\n", "import dl4jlessons.notebook.*;\n", "import dl4jlessons.notebook.exercise.*;\n", "import dl4jlessons.result.*;\n", "import dl4jlessons.training.*;\n", "import org.deeplearning4j.nn.conf.MultiLayerConfiguration;\n", "import org.deeplearning4j.nn.conf.NeuralNetConfiguration;\n", "import org.deeplearning4j.nn.conf.inputs.InputType;\n", "import org.deeplearning4j.nn.conf.layers.DenseLayer;\n", "import org.deeplearning4j.nn.conf.layers.OutputLayer;\n", "import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;\n", "import org.deeplearning4j.nn.weights.WeightInit;\n", "import org.nd4j.linalg.activations.Activation;\n", "import org.nd4j.linalg.learning.config.Sgd;\n", "import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;\n", "\n", "Notebook notebook = Notebook.start(${number});" ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { "words" : "background" },
    "source" : [ ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { "words" : "look-here-first" },
    "source" : [ ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { },
    "source" : [ "## The network\n", "\n", "What is varied is the learning rate." ]
  }, {
    "cell_type" : "code",
    "execution_count" : null,
    "metadata" : { },
    "outputs" : [ ],
    "source" : [ "MultiLayerConfiguration network(double learningRate, long seed) {\n", "    return new NeuralNetConfiguration.Builder()\n", "            .seed(seed)\n", "            .updater(new Sgd(learningRate))\n", "            .weightInit(WeightInit.RELU)\n", "            .list()\n", "            .layer(new DenseLayer.Builder().nOut(100).activation(Activation.RELU).build())\n", "            .layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(10).activation(Activation.SOFTMAX).build())\n", "            .setInputType(InputType.feedForward(784))\n", "            .build();\n", "}" ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { },
    "source" : [ "## Training\n", "\n", "100 iterations on 2000 images in mini-batches of 100; accuracy is taken at the end, on 1000 others." ]
  }, {
    "cell_type" : "code",
    "execution_count" : null,
    "metadata" : { },
    "outputs" : [ ],
    "source" : [ "List<Double> RATES = List.of(0.001, 0.1);\n", "Settings settings = notebook.settings();\n", "Map<Long, TrainValidationData> data = settings.tuningData(2000, 1000);\n", "\n", "RunResults<Double, History> runs = settings.parallelRuns(\"training\", RATES, run -> {\n", "    MultiLayerNetwork net = new MultiLayerNetwork(network(run.variant(), run.seed()));\n", "    net.init();\n", "    net.setListeners(run.dashboard(5)); // StatsListener, for the dashboard\n", "    return Training.on(data.get(run.seed())).batchSize(100).iterations(100).validationOnly().fit(net, run);\n", "});" ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { },
    "source" : [ "### Watching it\n", "\n", "The next line opens Deeplearning4j's dashboard for this machine. Uncomment it, run it, and run the training cell again.\n", "`notebook.closeDashboard()` closes it." ]
  }, {
    "cell_type" : "code",
    "execution_count" : null,
    "metadata" : { },
    "outputs" : [ ],
    "source" : [ "// notebook.openDashboard();\n", "// notebook.closeDashboard();" ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { },
    "source" : [ "## What came out" ]
  }, {
    "cell_type" : "code",
    "execution_count" : null,
    "metadata" : { },
    "outputs" : [ ],
    "source" : [ "notebook.chart(Figure.single(\"loss\", \"Training loss\", \"\", Figure.Axis.linear(\"iteration\"), Figure.Axis.linear(\"loss\"),\n", "        RATES.stream().map(rate -> Curves.loss(\"rate \" + rate, runs.of(rate))).toList()))" ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { },
    "source" : [ "## The claims\n", "\n", "The values by which the lesson judges its claims, for this one seed." ]
  }, {
    "cell_type" : "code",
    "execution_count" : null,
    "metadata" : { },
    "outputs" : [ ],
    "source" : [ "double accuracy(double rate) {\n", "    return runs.get(rate, 1).last().validationAccuracy();\n", "}\n", "\n", "notebook.value(\"validation accuracy, rate 0.1 minus rate 0.001\", accuracy(0.1) - accuracy(0.001));" ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { "words" : "explanations" },
    "source" : [ ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { "words" : "in-practice" },
    "source" : [ ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { },
    "source" : [ "### Exercise 1: learn something\n", "\n", "In 100 iterations on 1000 images the network below learns next to nothing. Change **the learning rate** so that it recognizes half of other\n", "images.\n", "\n", "`System.out.println(exercise.hint())` prints a hint." ]
  }, {
    "cell_type" : "code",
    "execution_count" : null,
    "metadata" : { },
    "outputs" : [ ],
    "source" : [ "NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()\n", "        .seed(1)\n", "        .updater(new Sgd(0.001))\n", "        .weightInit(WeightInit.RELU)\n", "        .list();\n", "MultiLayerConfiguration answer = layers\n", "        .layer(new DenseLayer.Builder().nOut(100).activation(Activation.RELU).build())\n", "        .layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(10).activation(Activation.SOFTMAX).build())\n", "        .setInputType(InputType.feedForward(784))\n", "        .build();\n", "\n", "var exercise = ${name}Exercises.learns();\n", "Feedback feedback = exercise.check(answer);\n", "System.out.println(feedback);" ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { },
    "source" : [ "<details><summary>Solution (click to open)</summary>\n", "\n", "```java\n", "NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()\n", "        .seed(1)\n", "        .updater(new Sgd(0.1))\n", "        .weightInit(WeightInit.RELU)\n", "        .list();\n", "MultiLayerConfiguration answer = layers\n", "        .layer(new DenseLayer.Builder().nOut(100).activation(Activation.RELU).build())\n", "        .layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(10).activation(Activation.SOFTMAX).build())\n", "        .setInputType(InputType.feedForward(784))\n", "        .build();\n", "\n", "var exercise = ${name}Exercises.learns();\n", "Feedback feedback = exercise.check(answer);\n", "System.out.println(feedback);\n", "```\n", "\n", "</details>" ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { },
    "source" : [ "### Exercise 2: learn nothing\n", "\n", "What is **the loss** of a network that gives each of ten classes the same probability?\n", "\n", "`System.out.println(exercise.hint())` prints a hint." ]
  }, {
    "cell_type" : "code",
    "execution_count" : null,
    "metadata" : { },
    "outputs" : [ ],
    "source" : [ "double answer = 1;\n", "\n", "var exercise = ${name}Exercises.chanceLevel();\n", "Feedback feedback = exercise.check(answer);\n", "System.out.println(feedback);" ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { },
    "source" : [ "<details><summary>Solution (click to open)</summary>\n", "\n", "```java\n", "double answer = 2.303;\n", "\n", "var exercise = ${name}Exercises.chanceLevel();\n", "Feedback feedback = exercise.check(answer);\n", "System.out.println(feedback);\n", "```\n", "\n", "</details>" ]
  }, {
    "cell_type" : "markdown",
    "metadata" : { "words" : "references" },
    "source" : [ ]
  } ],
  "metadata" : {
    "kernelspec" : {
      "display_name" : "Java",
      "language" : "java",
      "name" : "java"
    },
    "language_info" : {
      "name" : "java"
    }
  },
  "nbformat" : 4,
  "nbformat_minor" : 4
}
