package dl4jlessons.spark;

import dl4jlessons.runtime.Reason;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.Cluster;
import dl4jlessons.search.TrialExecutor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.LoggerFactory;

/** Apache Spark: standalone, started for the occasion on this machine, or an existing cluster. */
public final class SparkCluster implements Cluster {
    /** Spark itself takes 450 MB for the least; a small network needs little more. */
    private static final int MIN_MEGABYTES = 512;

    private static final int USUAL_MEGABYTES = 1024;
    private static final int OLDEST_JAVA = 17;
    /** From Java 24 on the security manager is gone, which Spark 3.5 asks for the user's name. */
    private static final int NEWEST_JAVA = 21;

    /** How Spark names applications that no master has given a name. */
    private static final String UNREGISTERED = "spark-application-";

    /** Spark starts others until ten have ended. */
    private static final int MAX_LOST_AT_START = 3;

    /**
     * An executor starts in five seconds, on a machine with ten times more work than processors in a minute. A first task
     * takes less.
     */
    private static final String MAX_TIME_TO_START = "120s";

    private static final String WAIT = "spark.scheduler.maxRegisteredResourcesWaitingTime";
    private static final long LOOK_EVERY_MILLIS = 100;

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Connector at(Settings settings) {
        checkJava(Runtime.version().feature());
        SparkConf conf = conf(settings);
        return (recipe, data, problem) -> connect(conf, settings.workers(), new WorkOrder(recipe, data), problem);
    }

    private static TrialExecutor connect(
            SparkConf conf, Optional<Integer> workers, WorkOrder order, Consumer<String> problem) {
        JavaSparkContext context = start(conf);
        try {
            Slots slots = Slots.of(context.sc());
            awaitExecutors(context, slots, conf);
            inspect(context, slots, conf, problem);
            slots.tell(problem);
            return new SparkExecutor(context, order, slots, workers);
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    static void checkJava(int version) {
        if (version < OLDEST_JAVA || version > NEWEST_JAVA) {
            throw UserException.failed("Spark 3.5 does not run on Java " + version + ": set JAVA_HOME to a JDK "
                    + OLDEST_JAVA + " to " + NEWEST_JAVA + ".");
        }
    }

    /** What was asked for, above what spark-submit was told, above what suits small networks. */
    static SparkConf conf(Settings settings) {
        SparkConf conf = new SparkConf();
        settings.master().ifPresent(conf::setMaster);
        settings.properties().forEach(conf::set);
        if (!conf.contains("spark.master")) {
            throw UserException.wrongUsage("--executor spark needs to know where: add --master spark://HOST:PORT, or"
                    + " --master local-cluster[2,1,1024] for two processes on this machine.");
        }
        MasterUrl master = new MasterUrl(conf.get("spark.master"));
        settings.workers().ifPresent(workers -> conf.set("spark.cores.max", workers.toString()));
        setMemory(conf, settings, master);
        master.check();
        String host = conf.get("spark.driver.host", Secret.host());
        secrets(conf, master, host).forEach(conf::setIfMissing);
        conf.setIfMissing("spark.app.name", "hyperparameter search");
        conf.setIfMissing("spark.driver.host", host);
        // Spark's own page listens on all addresses unless this variable names one
        conf.setIfMissing("spark.ui.enabled", String.valueOf(System.getenv("SPARK_LOCAL_IP") != null));
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1");
        conf.setIfMissing("spark.executor.extraJavaOptions", "-XX:+UseParallelGC");
        return conf;
    }

    private static Map<String, String> secrets(SparkConf conf, MasterUrl master, String host) {
        if (master.isLocalCluster()) {
            return Secret.ofOneProcess();
        }
        // a cluster that exists may have a secret of its own, which spark-submit passes on
        boolean hasSecret = conf.getBoolean("spark.authenticate", false);
        return master.isStandalone() && !hasSecret ? Secret.settings(host) : Map.of();
    }

    private static void setMemory(SparkConf conf, Settings settings, MasterUrl master) {
        settings.memory().ifPresent(memory -> conf.set("spark.executor.memory", memory + "m"));
        conf.setIfMissing("spark.executor.memory", master.workerMemory().orElse(USUAL_MEGABYTES) + "m");
        long memory = conf.getSizeAsMb("spark.executor.memory");
        if (memory < MIN_MEGABYTES) {
            throw UserException.wrongUsage("An executor of " + memory
                    + " MB is too small for Spark and a network: give at" + " least " + MIN_MEGABYTES + " MB.");
        }
        master.workerMemory().ifPresent(room -> {
            if (memory > room) {
                throw UserException.wrongUsage("An executor of " + memory + " MB does not fit into the " + room
                        + " MB of " + master.url() + ": ask for less with --memory, or write more there.");
            }
        });
    }

    private static JavaSparkContext start(SparkConf conf) {
        try {
            return new JavaSparkContext(conf);
        } catch (Exception | LinkageError e) {
            // Scala does not declare what it throws
            throw notAccepted(conf, Reason.of(root(e)));
        }
    }

    private static UserException notAccepted(SparkConf conf, String reason) {
        return UserException.failed(
                "The master at " + conf.get("spark.master") + " did not accept the search (" + reason
                        + "): it may run another version than Spark 3.5 with Scala 2.12, know another secret, or be no master.");
    }

    private static Throwable root(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static void awaitExecutors(JavaSparkContext context, Slots slots, SparkConf conf) {
        long seconds = seconds(conf);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (slots.count() == 0) {
            if (context.sc().isStopped() && context.sc().applicationId().startsWith(UNREGISTERED)) {
                throw notAccepted(conf, "no answer within a minute");
            }
            if (context.sc().isStopped() || slots.lost().size() >= MAX_LOST_AT_START) {
                throw UserException.failed("The executors ended as soon as they were started ("
                        + slots.lost().stream().findFirst().orElse("no reason given")
                        + "): their own output, in the folder work of the workers, says why; they need Java "
                        + OLDEST_JAVA + " to " + NEWEST_JAVA + " and Spark 3.5.");
            }
            if (System.nanoTime() > end) {
                throw UserException.failed(
                        "No executor came within " + seconds + " seconds: " + conf.get("spark.master")
                                + " has no worker with a free core and " + conf.get("spark.executor.memory")
                                + " free, or the executors cannot reach " + conf.get("spark.driver.host")
                                + " or do not start.");
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserException.failed("Interrupted while executors were awaited.", e);
        }
    }

    /** Runs a task on the executors that are there, before anything is trained. */
    private static void inspect(JavaSparkContext context, Slots slots, SparkConf conf, Consumer<String> problem) {
        Inspection.Report here = Inspection.report();
        int tasks = slots.count();
        context.sc().setJobDescription("inspection");
        List<Inspection.Report> reports = answer(
                context.parallelize(IntStream.range(0, tasks).boxed().toList(), tasks)
                        .map(new Inspection())
                        .collectAsync(),
                seconds(conf));
        reports.forEach(there -> check(here, there));
        if (reports.stream().anyMatch(there -> there.avx512() != here.avx512())) {
            problem.accept("Some executors have other processors than this machine: values may differ in their last"
                    + " digits from those of another run.");
        }
        LoggerFactory.getLogger(SparkCluster.class).info("{}", reports);
    }

    /** What a first task answers. An executor of another version may drop it without a word: it is not waited for for ever. */
    static <T> T answer(Future<T> firstTask, long seconds) {
        try {
            return firstTask.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            firstTask.cancel(true);
            throw UserException.failed(
                    "The executors took a first task and gave no answer within " + seconds
                            + " seconds: they may run another version of Spark than this search, which is "
                            + Inspection.SPARK_VERSION
                            + "; their own output, in the folder work of the workers, says more.",
                    e);
        } catch (ExecutionException e) {
            throw UserException.failed(
                    whyInspectionFailed(String.valueOf(e.getCause().getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserException.failed("Interrupted while a first task was under way.", e);
        }
    }

    private static long seconds(SparkConf conf) {
        return conf.getTimeAsSeconds(WAIT, MAX_TIME_TO_START);
    }

    static String whyInspectionFailed(String message) {
        if (message.contains("UnsupportedClassVersionError")) {
            return "The executors run a Java older than 17: start the workers with JAVA_HOME set to a JDK 17.";
        }
        if (message.contains("ClassNotFoundException")
                || message.contains("NoClassDefFoundError")
                || message.contains("SerializedLambda")) {
            return "The executors lack classes of this project or of its libraries: start the workers from the same jars.";
        }
        if (message.contains("InvalidClassException")) {
            return "The executors run another version of Spark or of this project: start the workers from the same jars.";
        }
        return "The executors could not run a first task: "
                + message.lines().findFirst().orElse("no reason given");
    }

    static void check(Inspection.Report here, Inspection.Report there) {
        if (!there.obstacle().isEmpty()) {
            throw UserException.failed("Executor " + there.executor() + " cannot train: " + there.obstacle());
        }
        if (!there.spark().equals(here.spark())) {
            throw UserException.failed("Executor " + there.executor() + " runs Spark " + there.spark()
                    + ", this search " + here.spark() + ": use workers of the same version.");
        }
        if (there.classes() != here.classes()) {
            throw UserException.failed("Executor " + there.executor()
                    + " has other classes of this project than this search: start the workers from the same jars.");
        }
    }
}
