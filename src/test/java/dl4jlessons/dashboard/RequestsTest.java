package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the dashboard answers to requests of every kind, sent byte by byte. */
class RequestsTest {
    private static final String HOST = "Host: localhost:9000";
    private static final String FROM_SCRIPT = "X-Requested-With: XMLHttpRequest";
    private static final String SESSION = "/train/sessions/set/lesson%20%C2%B7%20variant%20%C2%B7%20seed%201";
    private static final String FONT = "/assets/webjars/coreui__icons/0.3.0/fonts/CoreUI-Icons-Linear-Free.woff?64h6xh";
    private static final String OTHER_SITE = "Sec-Fetch-Site: cross-site";
    private static final String NAVIGATION = "Sec-Fetch-Mode: navigate";
    private static final String LONG = "a".repeat(10_000);

    @TempDir
    private static Path folder;

    private static final AtomicInteger ANSWERED = new AtomicInteger();
    private static final AtomicInteger REFUSED = new AtomicInteger();
    private static DashboardServer dashboard;

    @BeforeAll
    static void showARecording() {
        Nd4jRuntime.start();
        dashboard = Pages.startServer();
        Recording recording = Recording.shown(Subject.of("lesson"), folder, dashboard);
        new SmallTraining(SmallTraining.USUAL_RATE, recording.listeners("variant", 1, 1)).train(3);
        recording.save();
    }

    /** For the table of promises in the README. */
    @AfterAll
    static void writeCounts() throws IOException {
        dashboard.close();
        Map<String, Integer> counts = new TreeMap<>(Map.of("answered", ANSWERED.get(), "refused", REFUSED.get()));
        AtomicFile.write(
                ProjectFolder.target().resolve("trust").resolve("requests.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(counts));
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                row("start page", RawRequest.get("/", HOST), 302),
                row("page", RawRequest.get("/train", HOST), 200),
                row("page", RawRequest.get("/train/overview", HOST), 200),
                row("page", RawRequest.get("/train/model", HOST), 200),
                row("page", RawRequest.get("/train/system", HOST), 200),
                row("loopback's address", RawRequest.get("/train/overview", "Host: 127.0.0.1"), 200),
                row("loopback's IPv6 address", RawRequest.get("/train/overview", "Host: [::1]:9000"), 200),
                row("name in capitals", RawRequest.get("/train/overview", "HOST: LOCALHOST"), 200),
                row("HTTP/1.0", RawRequest.of("GET /train/overview HTTP/1.0", HOST), 200),
                row("no body, in so many words", RawRequest.get("/train", HOST, "Content-Length: 0"), 200),
                row("link on another site", linked("/train/overview", "document"), 200),
                row("typed address", RawRequest.get("/train/model", HOST, "Sec-Fetch-Site: none"), 200),
                row(
                        "own page's style",
                        RawRequest.get("/assets/css/style.css", HOST, "Sec-Fetch-Site: same-origin"),
                        200),
                row("own origin", RawRequest.get("/train/overview/data", HOST, "Origin: http://localhost:9000"), 200),
                row("icon", RawRequest.get("/assets/img/favicon.ico", HOST), 200),
                row("script", RawRequest.get("/assets/webjars/jquery/3.4.1/dist/jquery.min.js", HOST), 200),
                row("font with a version", RawRequest.get(FONT, HOST), 200),
                row("all sessions", RawRequest.get("/train/sessions/info", HOST), 200),
                row("selected session", RawRequest.get("/train/sessions/current", HOST), 200),
                row("number of sessions", RawRequest.get("/train/multisession", HOST), 200),
                row("layer", RawRequest.get("/train/model/data/1", HOST), 200),
                row("layers", RawRequest.get("/train/model/graph", HOST), 200),
                row("machine", RawRequest.get("/train/system/data", HOST), 200),
                row("time of an update", RawRequest.get("/train/sessions/lastUpdate/lesson", HOST), 200),
                row("own script selects", RawRequest.get(SESSION, HOST, FROM_SCRIPT), 200),
                row("own script selects", RawRequest.get("/train/workers/setByIdx/0", HOST, FROM_SCRIPT), 200),
                row("own script's language", RawRequest.get("/setlang/en", HOST, FROM_SCRIPT), 200));
    }

    static Stream<Arguments> otherMethods() {
        return Stream.of(
                row("OPTIONS", RawRequest.of("OPTIONS * HTTP/1.1", HOST), 405),
                row("preflight", RawRequest.of("OPTIONS /setlang/en HTTP/1.1", HOST, "Origin: http://a.example"), 405),
                row("HEAD", RawRequest.of("HEAD /train HTTP/1.1", HOST), 405),
                row("TRACE", RawRequest.of("TRACE / HTTP/1.1", HOST), 405),
                row("CONNECT", RawRequest.of("CONNECT a.example:443 HTTP/1.1", HOST), 405),
                row("PUT", RawRequest.of("PUT /train HTTP/1.1", HOST), 405),
                row("DELETE", RawRequest.of("DELETE /train HTTP/1.1", HOST), 405),
                row("unheard of", RawRequest.of("BREW /train HTTP/1.1", HOST), 405),
                row("HTTP/2", RawRequest.of("PRI * HTTP/2.0"), 405),
                row("upload", RawRequest.of("POST /tsne/upload HTTP/1.1", HOST, "Content-Length: 400000000"), 405),
                row("remote", RawRequest.of("POST /remoteReceive HTTP/1.1", HOST, "Transfer-Encoding: chunked"), 405),
                row(
                        "ask first",
                        RawRequest.of("POST / HTTP/1.1", HOST, "Content-Length: 9", "Expect: 100-continue"),
                        405));
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                row("length", RawRequest.get("/train", HOST, "Content-Length: 400000000"), 413),
                row("chunks", RawRequest.get("/train", HOST, "Transfer-Encoding: chunked"), 413),
                row(
                        "both",
                        RawRequest.get("/train", HOST, "Content-Length: 0", "Transfer-Encoding: chunked"),
                        RawRequest.NO_ANSWER),
                row(
                        "two lengths",
                        RawRequest.get("/", HOST, "Content-Length: 0", "Content-Length: 5"),
                        RawRequest.NO_ANSWER),
                row("negative", RawRequest.get("/", HOST, "Content-Length: -1"), RawRequest.NO_ANSWER),
                row("no number", RawRequest.get("/", HOST, "Content-Length: many"), RawRequest.NO_ANSWER));
    }

    static Stream<Arguments> otherHosts() {
        return Stream.of(
                row("rebound name", RawRequest.get("/train/overview", "Host: a.example:9000"), 421),
                row("name that begins alike", RawRequest.get("/train", "Host: localhost.a.example"), 421),
                row("name that ends alike", RawRequest.get("/train", "Host: alocalhost"), 421),
                row("user before the name", RawRequest.get("/train", "Host: localhost@a.example"), 421),
                row("all addresses", RawRequest.get("/train", "Host: 0.0.0.0:9000"), 421),
                row("another address", RawRequest.get("/train", "Host: 192.0.2.1:9000"), 421),
                row("loopback in another notation", RawRequest.get("/train", "Host: 2130706433"), 421),
                row("empty", RawRequest.get("/train", "Host:"), 421),
                row("no port", RawRequest.get("/train", "Host: localhost:x"), 421),
                row("none", RawRequest.get("/train"), 400),
                row("none in HTTP/1.0", RawRequest.of("GET /train HTTP/1.0"), 400),
                row("two", RawRequest.get("/train", HOST, "Host: a.example"), 400),
                row("the same twice", RawRequest.get("/train", HOST, HOST), 400));
    }

    static Stream<Arguments> otherProtocols() {
        return Stream.of(
                row("websocket", RawRequest.get("/", HOST, "Connection: Upgrade", "Upgrade: websocket"), 400),
                row(
                        "HTTP/2",
                        RawRequest.get(
                                "/",
                                HOST,
                                "Connection: Upgrade, HTTP2-Settings",
                                "Upgrade: h2c",
                                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"),
                        400),
                row("absolute address", RawRequest.get("http://localhost:9000/train", HOST), 400),
                row("address of another", RawRequest.get("http://a.example/train", HOST), 400),
                row("host in the path", RawRequest.get("//a.example/train", HOST), 400),
                row("no path", RawRequest.get("train", HOST), 400),
                row("control character", RawRequest.get("/train\u0001", HOST), 400),
                row("raw byte", RawRequest.get("/train/\u00e9", HOST), 400),
                row("long line", RawRequest.get("/" + LONG, HOST), 414),
                row("long header", RawRequest.get("/", HOST, "X: " + LONG), 431),
                row("many headers", RawRequest.get("/", HOST, "X: 1\r\n".repeat(3000) + "X: 1"), 431),
                row("space before the colon", RawRequest.get("/", "Host : localhost"), RawRequest.NO_ANSWER));
    }

    static Stream<Arguments> otherSites() {
        return Stream.of(
                row("in a frame", linked("/train/overview", "iframe"), 403),
                row("link that selects", linked(SESSION, "document"), 403),
                row("link to data", linked("/train/overview/data", "document"), 403),
                row("picture", RawRequest.get("/assets/img/favicon.ico", HOST, OTHER_SITE), 403),
                row(
                        "script reads",
                        RawRequest.get("/train/overview/data", HOST, OTHER_SITE, "Sec-Fetch-Mode: cors"),
                        403),
                row(
                        "script on another port",
                        RawRequest.get("/train/sessions/info", HOST, "Sec-Fetch-Site: same-site"),
                        403),
                row("other origin", RawRequest.get("/train/sessions/info", HOST, "Origin: http://a.example"), 403),
                row(
                        "other port's origin",
                        RawRequest.get("/train/sessions/info", HOST, "Origin: http://localhost:1"),
                        403),
                row("origin of a file", RawRequest.get("/train/overview", HOST, "Origin: null"), 403),
                row("claims to be a script", RawRequest.get("/setlang/de", HOST, FROM_SCRIPT, OTHER_SITE), 403),
                row("old browser selects", RawRequest.get(SESSION, HOST), 403),
                row("old browser selects", RawRequest.get("/train/workers/setByIdx/0", HOST), 403),
                row("old browser's language", RawRequest.get("/setlang/de", HOST), 403));
    }

    static Stream<Arguments> unknownPaths() {
        return Stream.concat(
                Stream.of(
                                "/assets/nothing.css",
                                "/assets/",
                                "/assets/css",
                                "/assets/webjars/popper.js",
                                "/assets/../../../../etc/passwd",
                                "/assets/%2e%2e/%2e%2e/etc/passwd",
                                "/assets/%252e%252e/pom.xml",
                                "/assets/..\\..\\pom.xml",
                                "/assets//etc/passwd",
                                "/assets/webjars/../../../logback.xml",
                                "/../../../../assets/pom.xml",
                                "/assets/css/style.css%00.png",
                                "/assets/css/style.css?v=1&w",
                                "/assets/css/.hidden.css",
                                "/tsne",
                                "/tsne/sessions",
                                "/activations",
                                "/activations/data",
                                "/samediff",
                                "/remoteReceive",
                                "/favicon.ico",
                                "/train/",
                                "/TRAIN",
                                "/train/../train",
                                "/train%2foverview",
                                "/train/overview?sessionID=1",
                                "/train/model/data/99",
                                "/train/model/data/-1",
                                "/train/model/data/x",
                                "/train/model/data/99999999999",
                                "/train/model/data/1/2",
                                "/train/sessions/lastUpdate/",
                                "/train/sessions/lastUpdate/%zz")
                        .map(path -> row(path, RawRequest.get(path, HOST), 404)),
                Stream.of(
                                "/train/sessions/set/",
                                "/train/sessions/set/nobody",
                                "/train/sessions/set/%zz",
                                "/train/workers/setByIdx/1",
                                "/train/workers/setByIdx/-1",
                                "/train/workers/setByIdx/x",
                                "/setlang/xx",
                                "/setlang/",
                                "/setlang/en/de")
                        .map(path -> row(path, RawRequest.get(path, HOST, FROM_SCRIPT), 404)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"harmless", "otherMethods", "bodies", "otherHosts", "otherProtocols", "otherSites", "unknownPaths"})
    void isAnswered(String name, RawRequest request, int status) throws IOException {
        List<String> answer = request.sendTo(dashboard);

        assertThat(RawRequest.status(answer)).as("%s: %s", name, answer).isEqualTo(status);
        if (status != RawRequest.NO_ANSWER) {
            assertThat(answer)
                    .contains(
                            "X-Frame-Options: DENY", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer")
                    .anyMatch(header -> header.startsWith("Content-Security-Policy: default-src 'none'"))
                    .noneMatch(header -> header.startsWith("Access-Control"));
        }
        (status == 200 || status == 302 ? ANSWERED : REFUSED).incrementAndGet();
    }

    @Test
    void leavesABodyUnread() throws IOException {
        long accepted = 0;
        try (Socket socket = new Socket(DashboardServer.LOOPBACK, dashboard.port())) {
            socket.setSendBufferSize(1 << 16);
            socket.getOutputStream()
                    .write(RawRequest.of("POST /tsne/upload HTTP/1.1", HOST, "Content-Length: 400000000")
                            .text()
                            .getBytes(StandardCharsets.ISO_8859_1));
            byte[] block = new byte[1 << 16];
            while (accepted < 400_000_000) {
                socket.getOutputStream().write(block);
                accepted += block.length;
            }
        } catch (SocketException closed) {
            // as it should be
        }
        // what fits into the system's buffers
        assertThat(accepted).isLessThan(40_000_000);
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(temporary.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("DL4JUI_"));
        }
    }

    private static RawRequest linked(String target, String destination) {
        return RawRequest.get(target, HOST, OTHER_SITE, NAVIGATION, "Sec-Fetch-Dest: " + destination);
    }

    private static Arguments row(String name, RawRequest request, int status) {
        return Arguments.of(name, request, status);
    }
}
