package sdk.runtime.runtime;

import static sdk.runtime.runtime.TestServer.THING;
import static sdk.runtime.runtime.TestServer.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import sdk.runtime.RuntimeClient;
import sdk.runtime.Webhooks;
import sdk.runtime.models.*;
import sdk.runtime.params.*;

/** Bodies, streams and credentials of a generated client. */
final class BodiesTests extends TestCase {
    BodiesTests(TestServer server) {
        super(server);
    }

    void sendsFilesWithNameAndTypeAndObjectsAsJson() {
        server.answers(json(204, ""));
        SendFormBody2 body = SendFormBody2.builder()
            .files(List.of(FileInput.of(new byte[] {0, 'r', (byte) 200}), FileInput.of(new ByteArrayInputStream("pic".getBytes(StandardCharsets.UTF_8))).named("a\"b.png").typed("image/png")))
            .thing(big())
            .note("n")
            .build();
        client.sendForm(SendFormParams.builder().multipartBody(body).build());
        String boundary = server.last().header("Content-Type").split("boundary=")[1];
        String part = "--" + boundary + "\r\nContent-Disposition: form-data; name=";
        same(server.last().body(), part + "\"files\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n\0r\u00c8\r\n"
            + part + "\"files\"; filename=\"a%22b.png\"\r\nContent-Type: image/png\r\n\r\npic\r\n"
            + part + "\"thing\"\r\nContent-Type: application/json\r\n\r\n{\"kind\":\"big\"}\r\n"
            + part + "\"note\"\r\n\r\nn\r\n--" + boundary + "--\r\n");
    }

    void sendsFormsAsTheirEncodingSays() {
        server.answers(json(204, ""));
        client.sendForm(SendFormParams.builder().body(SendFormBody.builder().ids(List.of("a b", "c,")).build()).build());
        same(server.last().body(), "ids=a%20b,c%2C");
        same(server.last().header("Content-Type"), "application/x-www-form-urlencoded");
    }

    void sendsBinaryBodiesOfEveryKindAndRepeatsThemWhereItCan() throws Exception {
        Path file = Files.createTempFile("upload", ".bin");
        Files.writeString(file, "abc");
        for (FileInput content : List.of(FileInput.of("abc".getBytes(StandardCharsets.UTF_8)), FileInput.of(file))) {
            server.answers(BUSY, json(204, ""));
            client.upload(UploadParams.builder().body(content).build());
            same(server.seen.stream().map(TestServer.Seen::body).toList(), List.of("abc", "abc"));
            same(server.last().header("Content-Type"), "application/octet-stream");
        }
        Files.delete(file);
        server.answers(BUSY);
        fails(ApiException.class, () -> {
            client.upload(UploadParams.builder().body(FileInput.of(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)))).build());
            return null;
        });
        same(server.seen.stream().map(TestServer.Seen::body).toList(), List.of("abc"));
    }

    void readsDownloadsWhileTheyCome() throws Exception {
        CountDownLatch more = new CountDownLatch(1);
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("abc".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            more.await();
            exchange.getResponseBody().write("de".getBytes(StandardCharsets.UTF_8));
        });
        try (InputStream stream = client.download()) {
            same(new String(stream.readNBytes(3), StandardCharsets.UTF_8), "abc");
            more.countDown();
            same(new String(stream.readAllBytes(), StandardCharsets.UTF_8), "de");
        }
    }

    void readsEventsWhileTheyCome() {
        CountDownLatch more = new CountDownLatch(1);
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(": hello\nid: 1\nevent: made\ndata: {\"id\":\"t\",\ndata: \"kind\":\"big\"}\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            more.await();
            exchange.getResponseBody().write("retry: 5\r\ndata:[DONE]\r".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.getResponseBody().write("\n\r\ndata: cut off".getBytes(StandardCharsets.UTF_8));
        });
        List<ServerSentEvent<Thing>> rest = new ArrayList<>();
        try (EventStream<Thing> events = client.askEvents(AskParams.builder().body(AskBody.builder().stream(true).build()).build())) {
            ServerSentEvent<Thing> first = events.next();
            same(List.of(first.event(), first.id(), first.data()), List.of("made", "1", Thing.TYPE.parse(THING)));
            more.countDown();
            events.forEachRemaining(rest::add);
        }
        same(rest, List.of(new ServerSentEvent<Thing>(null, "[DONE]", "message", "1", 5L)));
        same(server.last().header("Accept"), "text/event-stream");
        same(client.ask(), Thing.TYPE.parse(THING));
    }

    void readsWebhooks() {
        same(Webhooks.parseThingMade(THING), Thing.TYPE.parse(THING));
        same(fails(SdkException.class, () -> Webhooks.parseThingMade("{s3cret")).getMessage().contains("s3cret"), false);
    }

    void fetchesATokenOnceAndAgainWhenItExpires() throws Exception {
        RuntimeClient shared = make(options().clientCredentials("i:d", "s", "a", "b"));
        server.answers(json(200, "{\"access_token\":\"T1\",\"expires_in\":3600}"));
        var pool = Executors.newFixedThreadPool(8);
        for (var call : pool.invokeAll(java.util.Collections.nCopies(8, (Callable<Thing>) shared::byOauth))) same(call.get().id(), "t");
        pool.shutdown();
        List<TestServer.Seen> tokens = server.seen.stream().filter(seen -> seen.path().equals("/token")).toList();
        same(tokens.stream().map(TestServer.Seen::body).toList(), List.of("grant_type=client_credentials&scope=a%20b"));
        same(tokens.get(0).header("Authorization"), "Basic " + base64("i%3Ad:s"));
        Set<String> sent = new HashSet<>();
        server.seen.stream().filter(seen -> seen.path().equals("/oauth")).forEach(seen -> sent.add(seen.header("Authorization")));
        same(sent, Set.of("Bearer T1"));
        RuntimeClient brief = make(options().clientCredentials("i", "s").tokenUrl(server.url + "/other"));
        server.answers(json(200, "{\"access_token\":\"T2\",\"expires_in\":0}"), json(200, THING), json(200, "{\"access_token\":\"T3\"}"));
        brief.byOauth();
        brief.byOauth();
        same(server.paths(), List.of("/other", "/oauth", "/other", "/oauth"));
        same(server.last().header("Authorization"), "Bearer T3");
        server.answers(json(401, "{\"error\":\"invalid_client\"}"));
        ApiException refused = fails(ApiException.class, make(options().clientCredentials("i", "s3cret"))::byOauth);
        same(refused.status() == 401 && !refused.toString().contains("s3cret"), true);
    }

    void usesTheFirstAlternativeItHasAllOf() {
        server.answers();
        make(options().apiKey("header", "h").apiKey("cookie", "c;")).byKey();
        same(List.of(server.last().header("X-Key"), server.last().header("Cookie")), List.of("h", "key=c%3B"));
        make(options().apiKey("header", "h")).byKey();
        same(server.last().header("X-Key"), null);
    }

    void showsNoSecret() {
        server.answers();
        ClientOptions.Builder secret = options().apiKey("s3cret\n").token("s3cret\n").basic(null, "s3cret");
        RuntimeClient leaky = make(secret);
        for (Callable<?> call : List.<Callable<?>>of(leaky::byKey, leaky::byOauth))
            same(fails(IllegalArgumentException.class, call).toString().contains("s3cret"), false);
        same((leaky + " " + secret.build()).contains("s3cret"), false);
        same(server.seen.size(), 0);
        RuntimeClient lost = make(ClientOptions.builder().baseUrl("nowhere").apiKey("s3cret"));
        same(fails(IllegalArgumentException.class, lost::byQuery).toString().contains("s3cret"), false);
    }

    void sendsCredentialsToNoOtherServer() {
        server.answers(json(302, "", "Location", server.url + "/elsewhere"), json(200, THING));
        make(ClientOptions.builder().baseUrl(server.url.replace("127.0.0.1", "localhost")).token("T")).byOauth();
        same(server.paths(), List.of("/oauth", "/elsewhere"));
        same(Arrays.asList(server.seen.get(0).header("Authorization"), server.last().header("Authorization")), Arrays.asList("Bearer T", null));
    }

    void givesStatusAndHeadersAndSendsHeadersOfACall() {
        server.answers(json(200, THING, "X-Rate", "5"));
        RequestOptions options = RequestOptions.builder().header("x-all", "2").build();
        ApiResponse<Thing> answer = make(options().header("X-All", "1")).getThingWithResponse(options);
        same(List.of(answer.data().kind(), answer.status(), answer.headers().firstValue("x-rate").orElse("")), List.of(ThingKind.BIG, 200, "5"));
        same(server.last().headers().get("X-All"), List.of("2"));
        same(server.last().header("User-Agent"), "runtime-sdk/1.2.3-beta.4 (portico)");
    }

    void cannotBeBrokenOutOfByALongOrOddText() {
        JsonNode parsed = Json.parse("{\"a\":1}");
        same(parsed.equals(Json.write(Map.of("a", 1L))) && parsed.equals(Json.write(Map.of("a", 1.0))), true);
        fails(IllegalArgumentException.class, () -> Json.write(Double.NaN));
        fails(IllegalArgumentException.class, () -> Encode.headerSafe("x", "a\nb"));
        same(Encode.headerSafe("x", "é"), "%C3%A9");
    }

    void takesNoMoreThanIsRead() throws Exception {
        int[] asked = {0};
        PieceStream pieces = new PieceStream(Duration.ofSeconds(5));
        pieces.onSubscribe(new java.util.concurrent.Flow.Subscription() {
            @Override
            public void request(long count) {
                asked[0] += (int) count;
            }

            @Override
            public void cancel() {}
        });
        same(asked[0], 1);
        pieces.onNext(List.of(java.nio.ByteBuffer.wrap(new byte[] {1, 2}), java.nio.ByteBuffer.wrap(new byte[] {3})));
        same(asked[0], 1);
        same(pieces.read() + pieces.read(), 3);
        same(asked[0], 1);
        same(pieces.read(), 3);
        same(asked[0], 2);
        pieces.onComplete();
        same(pieces.read(), -1);
    }
}
