/** Sources of the emitted `runtime/Scheme.java` and `Credentials.java`. Hold no backtick. */
export const SCHEME_SOURCE = `/** A security scheme: apiKey (place and name), basic, bearer, oauth (name is the token URL) or mutual. */
public record Scheme(String kind, String place, String name) {}
`;

export const CREDENTIALS_SOURCE = `import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Credentials: where they come from and how they are sent. The first alternative of an operation that is known is used. */
final class Credentials {
    private static final long EARLY_SECONDS = 30;

    private final Settings settings;
    private final ClientOptions given;
    private final String baseUrl;
    private final Wire wire;
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String value, long until) {}

    Credentials(Settings settings, ClientOptions given, String baseUrl, Wire wire) {
        this.settings = settings;
        this.given = given;
        this.baseUrl = baseUrl;
        this.wire = wire;
    }

    /** What goes with a request. */
    static final class Sent {
        final Map<String, String> headers = new LinkedHashMap<>();
        final List<String> query = new ArrayList<>();
        final List<String> cookies = new ArrayList<>();
    }

    Sent of(Operation operation, Duration timeout) {
        Sent sent = new Sent();
        for (List<String> alternative : operation.security) {
            if (alternative.isEmpty() || !alternative.stream().allMatch(this::isKnown)) continue;
            alternative.forEach(name -> add(sent, name, settings.schemes().get(name), timeout));
            break;
        }
        return sent;
    }

    private String or(String value, String name) {
        if (value != null) return value;
        String found = System.getenv(settings.prefix() + "_" + name);
        return found == null || found.isEmpty() ? null : found;
    }

    private static String ask(Supplier<String> value) {
        return value == null ? null : value.get();
    }

    private String apiKey(String scheme) {
        return given.apiKeys.isEmpty() ? or(ask(given.apiKey), "API_KEY") : given.apiKeys.get(scheme);
    }

    private boolean isKnown(String name) {
        Scheme scheme = settings.schemes().get(name);
        if (scheme == null) return false;
        switch (scheme.kind()) {
            case "apiKey":
                return apiKey(name) != null;
            case "basic":
                return or(given.username, "USERNAME") != null;
            case "mutual":
                return given.httpClient != null;
            default:
                if (given.token != null || or(null, "TOKEN") != null) return true;
                boolean client = or(given.clientId, "CLIENT_ID") != null && or(given.clientSecret, "CLIENT_SECRET") != null;
                return scheme.kind().equals("oauth") && client && tokenUrl(scheme) != null;
        }
    }

    private String tokenUrl(Scheme scheme) {
        if (given.tokenUrl != null) return given.tokenUrl;
        if (scheme.name().isEmpty()) return null;
        return URI.create(baseUrl + "/").resolve(Encode.url(scheme.name(), "?#[]+")).toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(Sent sent, String name, Scheme scheme, Duration timeout) {
        switch (scheme.kind()) {
            case "mutual":
                return;
            case "basic":
                String password = or(given.password, "PASSWORD");
                sent.headers.put("Authorization", "Basic " + base64(or(given.username, "USERNAME") + ":" + (password == null ? "" : password)));
                return;
            case "apiKey":
                String key = apiKey(name);
                if (scheme.place().equals("header")) sent.headers.put(scheme.name(), key);
                else if (scheme.place().equals("query")) sent.query.add(Encode.percent(scheme.name()) + "=" + Encode.percent(key));
                else sent.cookies.add(scheme.name() + "=" + Encode.percent(key));
                return;
            default:
                String token = or(ask(given.token), "TOKEN");
                sent.headers.put("Authorization", "Bearer " + (token == null ? clientToken(tokenUrl(scheme), timeout) : token));
        }
    }

    /** A token for our client id, fetched once however many ask for it at the same time. */
    private synchronized String clientToken(String url, Duration timeout) {
        Token known = tokens.get(url);
        if (known != null && System.nanoTime() - known.until < 0) return known.value;
        Token token = fetch(url, timeout);
        tokens.put(url, token);
        return token.value;
    }

    private Token fetch(String url, Duration timeout) {
        String form = "grant_type=client_credentials";
        if (!given.scopes.isEmpty()) form += "&scope=" + Encode.percent(String.join(" ", given.scopes));
        // RFC 6749, section 2.3.1: both are form-encoded before they are joined.
        String pair = Encode.percent(or(given.clientId, "CLIENT_ID")) + ":" + Encode.percent(or(given.clientSecret, "CLIENT_SECRET"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("User-Agent", settings.userAgent());
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Authorization", "Basic " + base64(pair));
        Wire.Answer answer = wire.send("token", "POST", url, headers, Content.text(form), timeout);
        byte[] content = wire.read("token", answer);
        JsonNode body = Answers.json(content);
        if (answer.status() / 100 != 2) throw new ApiException("token", answer.status(), answer.headers(), body, body);
        if (body == null || !body.path("access_token").isTextual()) throw new ConnectionException("token: the answer holds no access_token", null);
        double seconds = body.path("expires_in").asDouble(3_600);
        // One that lives shorter than we renew early is used for half of its life.
        double used = Math.min(Math.max(seconds - EARLY_SECONDS, seconds / 2), 1e9);
        return new Token(body.get("access_token").textValue(), System.nanoTime() + (long) (used * 1e9));
    }
}
`;
