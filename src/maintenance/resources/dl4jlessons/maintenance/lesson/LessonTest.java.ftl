package dl4jlessons.lesson.${chapter};

import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.lesson.${chapter}.${name}.Sizes;
import dl4jlessons.result.LessonResult;

class ${name}Test extends LessonContract {
    @Override
    protected LessonResult small(Settings settings) {
        return new ${name}().run(settings, new Sizes(200, 60, 25));
    }
}
