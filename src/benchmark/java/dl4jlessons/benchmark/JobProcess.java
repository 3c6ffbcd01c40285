package dl4jlessons.benchmark;

import dl4jlessons.data.ImageFolder;
import java.nio.file.Path;
import java.util.List;

/** A process that does one job and prints one line: a figure that shows that something was learned. */
final class JobProcess {
    private JobProcess() {}

    /** The arguments of {@link #main}. */
    static List<String> arguments(Job job, Job.Size size, Engine engine, int workers, Path images, Path scratch) {
        return List.of(
                job.name(),
                Integer.toString(size.count()),
                Integer.toString(size.length()),
                engine.name(),
                Integer.toString(workers),
                images.toString(),
                scratch.toString());
    }

    public static void main(String[] arguments) throws Exception {
        Job job = Job.valueOf(arguments[0]);
        Job.Size size = new Job.Size(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Engine engine = Engine.valueOf(arguments[3]);
        int workers = Integer.parseInt(arguments[4]);
        Path images = Path.of(arguments[5]);
        Path scratch = Path.of(arguments[6]);
        engine.start();
        String learned =
                switch (engine) {
                    case STOCK -> new StockJobs(images).run(job, size);
                    case PRODUCTS -> new ProductJobs(workers).run(job, size);
                    default -> new ProjectJobs(engine, workers, ImageFolder.of(images), scratch).run(job, size);
                };
        System.out.println(learned);
    }
}
