package dl4jlessons.report;

import dl4jlessons.result.*;
import java.nio.file.Path;

class StudyPageTest {
    @org.junit.jupiter.api.Test
    void draws() throws Exception {
        StudyPage.write(Path.of("/tmp/sc-study.html"), "fashion-mnist", SampleStudies.finished(60));
        StudyPage.write(Path.of("/tmp/sc-study2.html"), "unfinished <b>", SampleStudies.unfinished());
        StudyPage.write(Path.of("/tmp/sc-study3.html"), "diverged", SampleStudies.allDiverged());
        System.out.println(StudyText.status(SampleStudies.finished(60)));
        System.out.println(StudyText.best(SampleStudies.finished(60), 10));
        System.out.println(StudyText.best(SampleStudies.unfinished(), 1));
        System.out.println(StudyText.best(SampleStudies.allDiverged(), 10));
        System.out.println(StudyText.best(SampleStudies.withFailure(), 10));
        System.out.println(StudyExport.csv(SampleStudies.withFailure()));
        System.out.println(StudyExport.json(SampleStudies.tested(SampleStudies.finished(2), 1)));
    }
}
