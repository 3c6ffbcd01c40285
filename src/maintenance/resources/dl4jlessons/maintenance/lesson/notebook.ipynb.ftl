{
  "cells" : [ {
    "cell_type" : "markdown",
    "metadata" : { },
    "source" : [ "# ${number} · ${title}\n", "\n", "**Does ${words} matter?**" ]
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
    "source" : [ "import dl4jlessons.notebook.*;\n", "\n", "Notebook notebook = Notebook.start(${number});" ]
<#list ["background", "look-here-first", "explanations", "in-practice", "references"] as words>
  }, {
    "cell_type" : "markdown",
    "metadata" : { "words" : "${words}" },
    "source" : [ ]
</#list>
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
