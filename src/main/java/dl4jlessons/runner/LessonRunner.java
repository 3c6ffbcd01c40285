package dl4jlessons.runner;

import dl4jlessons.result.*;
import dl4jlessons.training.*;
import java.util.*;

public final class LessonRunner {
    public static void main(Lesson lesson, String[] args) {
        dl4jlessons.runtime.Nd4jRuntime.start();
        var folder = dl4jlessons.data.ImageFolder.of(dl4jlessons.runtime.ProjectFolder.fashionMnist());
        folder.training();
        long t = System.nanoTime();
        var r = lesson.run(new Settings(
                List.of(1L, 2L, 3L), args.length > 0, folder, null, new SideBySide(2, Progress.NONE, Watch.NONE)));
        System.out.printf("%.1f s%n", (System.nanoTime() - t) / 1e9);
        for (var tb : r.tables()) {
            System.out.println(tb.columns().stream().map(c -> c.header()).toList());
            for (var row : tb.rows()) {
                for (Object c : row)
                    System.out.print((c instanceof Summary s
                                    ? String.format("%.4g ± %.2g", s.mean(), s.sd())
                                    : c instanceof Double d ? String.format("%.4g", d) : c)
                            + " | ");
                System.out.println();
            }
        }
        for (var j : r.judgements()) {
            System.out.println(j.verdict() + " " + j.id() + ": " + j.statement());
            for (var c : j.headline())
                System.out.println(
                        "    " + c.figure() + " " + c.relation().symbol() + " " + c.threshold() + " " + c.figures());
            for (var k : j.caveats()) {
                System.out.println("   " + k.applies() + " " + k.text());
                for (var c : k.conditions())
                    System.out.println("       " + c.figure() + " "
                            + c.relation().symbol() + " " + c.threshold() + " " + c.figures());
            }
        }
    }
}
