package dl4jlessons.dashboard;

import dl4jlessons.dashboard.door.ListenAddress;
import dl4jlessons.runtime.UserException;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.logging.SLF4JLogDelegateFactory;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Starts a dashboard server and waits until it listens. */
final class ServerLaunch {
    private ServerLaunch() {}

    /**
     * Starts a server on one address of this machine.
     *
     * @return empty if another program has taken the port in the meantime
     * @throws UserException if it does not start for another reason
     */
    static Optional<HostBoundServer> on(ListenAddress address, int port) {
        // Vert.x would log to the console otherwise
        System.setProperty("vertx.logger-delegate-factory-class-name", SLF4JLogDelegateFactory.class.getName());
        // Vert.x would answer requests for other protocols itself, before the doorkeeper sees them
        System.setProperty("vertx.disableH2c", "true");
        System.setProperty("vertx.disableWebsockets", "true");
        // from JDK 24 on, Java would warn on the console about how Netty takes memory otherwise
        System.setProperty("io.netty.noUnsafe", "true");
        // Vert.x looks for the files of the pages with this loader, which in a notebook does not know them
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(ServerLaunch.class.getClassLoader());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        HostBoundServer server = new HostBoundServer(address, port);
        try {
            deploy(vertx, server).get();
            return Optional.of(server);
        } catch (ExecutionException e) {
            server.stop(Promise.promise());
            vertx.close();
            if (isTaken(e)) {
                return Optional.empty();
            }
            throw UserException.failed(
                    "The dashboard does not start (" + e.getCause().getMessage() + ").", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            throw new IllegalStateException("interrupted while the dashboard was starting", e);
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private static CompletableFuture<String> deploy(Vertx vertx, HostBoundServer server) {
        CompletableFuture<String> deployed = new CompletableFuture<>();
        vertx.deployVerticle(server, result -> {
            if (result.succeeded()) {
                deployed.complete(result.result());
            } else {
                deployed.completeExceptionally(result.cause());
            }
        });
        return deployed;
    }

    private static boolean isTaken(Throwable problem) {
        return problem != null && (problem instanceof BindException || isTaken(problem.getCause()));
    }
}
