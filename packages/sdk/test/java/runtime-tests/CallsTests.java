package sdk.runtime.runtime;

import static sdk.runtime.runtime.TestServer.json;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import sdk.runtime.RuntimeClient;
import sdk.runtime.models.*;
import sdk.runtime.params.*;

/** Models, retries, errors and pages of a generated client. */
final class CallsTests extends TestCase {
    CallsTests(TestServer server) {
        super(server);
    }

    void readsWhatServersSend() {
        server.answers(json(200, "{\"id\":\"t\",\"kind\":\"huge\",\"note\":null,\"class\":\"c\",\"new\":1,\"pet\":{\"type\":\"Dog\",\"tricks\":[\"sit\"]}}"));
        Thing thing = client.getThing();
        same(Arrays.asList(thing.id(), thing.kind().value(), thing.note(), thing.class_()), Arrays.asList("t", "huge", null, "c"));
        same(thing.kind(), ThingKind.of("huge"));
        same(thing.has("note") && !thing.has("other") && thing.member("new").intValue() == 1, true);
        same(thing.pet().isDog() && !thing.pet().isCat(), true);
        same(thing.pet().asDog().tricks(), List.of("sit"));
        fails(IllegalStateException.class, () -> thing.pet().asCat());
        same(thing.toBuilder().build(), thing);
        server.answers(json(200, "{\"type\":\"Bird\",\"wings\":2}"));
        Pet pet = client.keyedThing(KeyedThingParams.builder().from("a").build());
        same(server.last().path(), "/thing?from=a");
        client.keyedThing(KeyedThingParams.builder().from(null).build());
        same(server.last().path(), "/thing");
        same(pet.toJson().get("wings").intValue(), 2);
        server.answers(json(200, "{}"));
        same(client.getThing().kind(), null);
        server.answers(json(200, "{\"kind\":{},\"note\":7}"));
        Thing odd = client.getThing();
        same(odd.note(), "7");
        fails(SdkException.class, odd::kind);
    }

    void sendsNullOnlyWhereItWasSet() {
        server.answers();
        client.makeThing(MakeThingParams.builder().body(big()).build());
        client.makeThing(MakeThingParams.builder().body(big().toBuilder().note(null).pet(Pet.ofCat(Cat.builder().lives(9).build())).build()).build());
        client.makeThing();
        same(server.seen.stream().map(TestServer.Seen::body).toList(), List.of("{\"kind\":\"big\"}", "{\"kind\":\"big\",\"note\":null,\"pet\":{\"type\":\"Cat\",\"lives\":9}}", ""));
    }

    void modelsRefuseWhatIsMissing() {
        same(fails(IllegalStateException.class, () -> Thing.builder().build()).getMessage(), "missing: kind");
        fails(NullPointerException.class, () -> Thing.builder().kind(null));
        same(Cat.builder().lives(1).build(), Cat.TYPE.parse("{\"type\":\"Cat\",\"lives\":1}"));
        same(Cat.builder().lives(1).build().equals(Cat.builder().lives(2).build()), false);
        Thing thing = big();
        thing.toJson().put("kind", "small");
        same(thing.kind(), ThingKind.BIG);
    }

    void retriesAsRetryAfterAsks() {
        server.answers(BUSY, BUSY);
        same(client.getThing().id(), "t");
        same(server.seen.size(), 3);
        server.answers(json(429, "{}", "Retry-After", "1"));
        long before = System.nanoTime();
        client.makeThing(MakeThingParams.builder().body(big()).build());
        same(System.nanoTime() - before >= 1_000_000_000L, true);
        server.answers(BUSY, BUSY, BUSY);
        same(fails(ApiException.class, client::getThing).status(), 503);
        Instant now = Instant.ofEpochSecond(1_700_000_000);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(20).atZone(ZoneOffset.UTC));
        List<Duration> found = new ArrayList<>();
        for (String text : List.of("3", "600", "x", "-1", date)) found.add(Answers.retryAfter(HttpHeaders.of(Map.of("Retry-After", List.of(text)), (a, b) -> true), now));
        same(found, Arrays.asList(Duration.ofSeconds(3), Duration.ofSeconds(60), null, null, Duration.ofSeconds(20)));
    }

    void repeatsNothingThatIsNotSafe() {
        TestServer.Answer broken = json(500, "{}");
        server.answers(broken);
        fails(ApiException.class, client::makeThing);
        same(server.seen.size(), 1);
        server.answers(broken);
        client.makeThing(MakeThingParams.builder().build(), RequestOptions.builder().idempotencyKey("k").build());
        same(server.seen.stream().map(seen -> seen.header("Idempotency-Key")).toList(), List.of("k", "k"));
        server.answers(broken);
        client.changeThing(ChangeThingParams.builder().body(big()).build());
        same(server.seen.size() == 2 && server.seen.get(0).header("X-Idempotency-Key").length() > 20, true);
        same(server.seen.get(0).header("X-Idempotency-Key"), server.seen.get(1).header("X-Idempotency-Key"));
        server.answers(json(400, "{}"));
        fails(ApiException.class, client::getThing);
        same(server.seen.size(), 1);
        server.answers(broken);
        fails(ApiException.class, () -> client.getThing(RequestOptions.builder().retries(0).build()));
        same(server.seen.size(), 1);
    }

    void tellsProblems() {
        String problem = "{\"type\":\"about:blank\",\"title\":\"None\",\"status\":404,\"detail\":\"no thing\",\"code\":7,\"requestId\":\"r1\"}";
        server.answers(json(404, problem, "Content-Type", "application/problem+json"));
        ApiException error = fails(ApiException.class, client::getThing);
        same(List.of(error.status(), error.requestId(), error.getMessage()), List.of(404, "r1", "getThing: 404 None: no thing"));
        same(((Trouble) error.body()).code(), 7L);
        same(error.problem().detail(), "no thing");
        same(TestServer.names(error.problem().extensions()), "code,requestId");
        server.answers(json(418, "tea", "x-amzn-requestid", "r2"));
        ApiException plain = fails(ApiException.class, client::getThing);
        same(Arrays.asList(plain.body(), plain.problem(), plain.requestId()), Arrays.asList("tea", null, "r2"));
        server.answers(json(200, "<html>"));
        same(fails(ApiException.class, client::getThing).body(), "<html>");
    }

    void tellsSilenceFromRefusal() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        RequestOptions hasty = RequestOptions.builder().timeout(Duration.ofMillis(200)).retries(0).build();
        server.answers(exchange -> done.await(), exchange -> {
            exchange.sendResponseHeaders(200, 100_000);
            while (done.getCount() > 0) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(5);
            }
        });
        fails(NoAnswerInTimeException.class, () -> client.getThing(hasty));
        fails(NoAnswerInTimeException.class, () -> client.getThing(hasty));
        done.countDown();
        RuntimeClient gone = make(ClientOptions.builder().baseUrl("http://127.0.0.1:1").retries(0).apiKey("s3cret"));
        ConnectionException refused = fails(ConnectionException.class, gone::byQuery);
        same(refused instanceof NoAnswerInTimeException || (refused + " " + refused.getCause()).contains("s3cret"), false);
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 50);
            exchange.getResponseBody().write('{');
        });
        fails(ConnectionException.class, () -> client.getThing(RequestOptions.builder().retries(0).build()));
    }

    private static TestServer.Answer page(String more, String... ids) {
        return json(200, "{\"data\":[" + String.join(",", Arrays.stream(ids).map(id -> "{\"kind\":\"big\",\"id\":\"" + id + "\"}").toList()) + "]" + more + "}");
    }

    private static String ids(Iterable<Thing> things) {
        StringBuilder found = new StringBuilder();
        for (Thing thing : things) found.append(thing.id());
        return found.toString();
    }

    void walksPages() {
        server.answers(page("", "a", "b"), page("", "c"), page("", "never"));
        Iterable<Thing> items = client.byPageItems(ByPageParams.builder().limit(2).build());
        same(server.seen.size(), 0);
        same(ids(items), "abc");
        same(server.paths(), List.of("/pages?limit=2", "/pages?page=2&limit=2"));
        server.answers(page("", "a", "b"), page("", "c"), page(""));
        same(ids(client.byOffsetItems()), "abc");
        same(server.paths(), List.of("/offsets", "/offsets?offset=2", "/offsets?offset=3"));
        server.answers(page(",\"next_cursor\":\"x\"", "a"), page(",\"next_cursor\":\"\"", "b"));
        same(ids(client.byCursorItems()), "ab");
        same(server.paths(), List.of("/cursors", "/cursors?cursor=x"));
        server.answers(page(",\"has_more\":true", "a", "b"), page(",\"has_more\":false", "c"));
        same(ids(client.byLastItems()), "abc");
        same(server.paths(), List.of("/lasts", "/lasts?starting_after=b"));
    }
}
