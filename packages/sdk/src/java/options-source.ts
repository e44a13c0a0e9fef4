/** Source of the emitted `runtime/ClientOptions.java`. Holds no backtick. */
export const CLIENT_OPTIONS_SOURCE = `import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Options of a client. Credentials that are not given come from the environment. */
public final class ClientOptions {
    String baseUrl;
    Supplier<String> apiKey;
    final Map<String, String> apiKeys = new LinkedHashMap<>();
    Supplier<String> token;
    String username;
    String password;
    String clientId;
    String clientSecret;
    String tokenUrl;
    List<String> scopes = List.of();
    final Map<String, String> headers = new LinkedHashMap<>();
    Duration timeout = Duration.ofSeconds(30);
    int retries = 2;
    HttpClient httpClient;

    private ClientOptions() {}

    /** Options that say nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** Tells no credentials. */
    @Override
    public String toString() {
        return "ClientOptions(...)";
    }

    private ClientOptions copy() {
        Builder made = new Builder().timeout(timeout).retries(retries);
        ClientOptions other = made.options;
        other.baseUrl = baseUrl;
        other.apiKey = apiKey;
        other.apiKeys.putAll(apiKeys);
        other.token = token;
        other.username = username;
        other.password = password;
        other.clientId = clientId;
        other.clientSecret = clientSecret;
        other.tokenUrl = tokenUrl;
        other.scopes = scopes;
        other.headers.putAll(headers);
        other.httpClient = httpClient;
        return other;
    }

    /** Makes options. */
    public static final class Builder {
        private final ClientOptions options = new ClientOptions();

        private Builder() {}

        /** Where the API is. */
        public Builder baseUrl(String url) {
            options.baseUrl = url;
            return this;
        }

        /** The API key. */
        public Builder apiKey(String key) {
            return apiKey(() -> key);
        }

        /** How to get the API key for each call. */
        public Builder apiKey(Supplier<String> key) {
            options.apiKey = key;
            return this;
        }

        /** The API key of one of several schemes, by its name in the document. */
        public Builder apiKey(String scheme, String key) {
            options.apiKeys.put(scheme, key);
            return this;
        }

        /** A bearer token. */
        public Builder token(String token) {
            return token(() -> token);
        }

        /** How to get a bearer token for each call. */
        public Builder token(Supplier<String> token) {
            options.token = token;
            return this;
        }

        /** For basic authentication. */
        public Builder basic(String username, String password) {
            options.username = username;
            options.password = password;
            return this;
        }

        /** For OAuth 2.0 client credentials; the token is kept until shortly before it expires. */
        public Builder clientCredentials(String clientId, String clientSecret, String... scopes) {
            options.clientId = clientId;
            options.clientSecret = clientSecret;
            options.scopes = new ArrayList<>(List.of(scopes));
            return this;
        }

        /** Where tokens are fetched, instead of where the document says. */
        public Builder tokenUrl(String url) {
            options.tokenUrl = url;
            return this;
        }

        /** A header sent with every call. */
        public Builder header(String name, String value) {
            options.headers.put(name, value);
            return this;
        }

        /** For one try, body included; zero waits for ever. Thirty seconds when it is not said. */
        public Builder timeout(Duration timeout) {
            options.timeout = timeout;
            return this;
        }

        /** Tries after the first, of what may be repeated. Two when it is not said. */
        public Builder retries(int retries) {
            options.retries = retries;
            return this;
        }

        /** For own authorities, a proxy or a client certificate. It must not follow redirects. */
        public Builder httpClient(HttpClient client) {
            options.httpClient = client;
            return this;
        }

        /** The options. */
        public ClientOptions build() {
            return options.copy();
        }
    }
}
`;
