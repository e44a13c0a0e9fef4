package sdk.runtime.runtime;

import static sdk.runtime.runtime.TestServer.json;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Callable;
import sdk.runtime.RuntimeClient;
import sdk.runtime.models.*;

/** What tests of a client share: a server, a client of it, and claims. */
abstract class TestCase {
    static final TestServer.Answer BUSY = json(503, "{}", "Retry-After", "0");

    final TestServer server;
    final RuntimeClient client;

    TestCase(TestServer server) {
        this.server = server;
        this.client = make(options());
    }

    final ClientOptions.Builder options() {
        return ClientOptions.builder().baseUrl(server.url);
    }

    static <E extends Throwable> E fails(Class<E> kind, Callable<?> action) {
        try {
            action.call();
        } catch (Throwable error) {
            if (kind.isInstance(error)) return kind.cast(error);
            throw new AssertionError(error + " is no " + kind, error);
        }
        throw new AssertionError("no " + kind);
    }

    static void same(Object found, Object wanted) {
        if (!Objects.equals(found, wanted)) throw new AssertionError(found + " is not " + wanted);
    }

    static Thing big() {
        return Thing.builder().kind(ThingKind.BIG).build();
    }

    static RuntimeClient make(ClientOptions.Builder options) {
        return new RuntimeClient(options.build());
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
