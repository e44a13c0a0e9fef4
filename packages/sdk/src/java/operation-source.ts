/** Source of the emitted `runtime/Operation.java`. Holds no backtick. */
export const OPERATION_SOURCE = `import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is known of an operation, as data. */
public final class Operation {
    final String id;
    final String method;
    final String path;
    final List<Parameter> parameters = new ArrayList<>();
    final List<Body> bodies = new ArrayList<>();
    final List<Failure> failures = new ArrayList<>();
    final List<List<String>> security = new ArrayList<>();
    boolean idempotent;
    String idempotencyHeader = "Idempotency-Key";
    boolean makesKey;
    Pages pages;

    record Parameter(String key, String name, String place, String style, boolean explode, boolean reserved) {}

    record Body(String mediaType, String kind, List<Encoding> encodings) {
        Encoding encoding(String member) {
            for (Encoding encoding : encodings) if (encoding.member.equals(member)) return encoding;
            return new Encoding(member, null, null, null);
        }
    }

    /** How a member of a form or multipart body is written. */
    record Encoding(String member, String style, Boolean explode, String contentType) {}

    record Failure(String status, Supplier<JsonType<?>> type) {}

    /** How the next page is asked for. */
    record Pages(String kind, String parameter, List<String> items, List<String> next, String member, String size, int first) {}

    /** An operation without inputs. */
    public Operation(String id, String method, String path) {
        this.id = id;
        this.method = method;
        this.path = path;
    }

    /** A parameter. */
    public Operation parameter(String key, String name, String place, String style, boolean explode) {
        parameters.add(new Parameter(key, name, place, style, explode, false));
        return this;
    }

    /** A parameter of the query whose reserved characters are sent as they are. */
    public Operation reserved(String key, String name, String place, String style, boolean explode) {
        parameters.add(new Parameter(key, name, place, style, explode, true));
        return this;
    }

    /** A body it takes. */
    public Operation body(String mediaType, String kind) {
        bodies.add(new Body(mediaType, kind, new ArrayList<>()));
        return this;
    }

    /** How a member of the last body is written. */
    public Operation encoding(String member, String style, Boolean explode, String contentType) {
        bodies.get(bodies.size() - 1).encodings.add(new Encoding(member, style, explode, contentType));
        return this;
    }

    /** The type of the body of a failure. */
    public Operation failure(String status, Supplier<JsonType<?>> type) {
        failures.add(new Failure(status, type));
        return this;
    }

    /** An alternative of schemes that go together. */
    public Operation security(String... schemes) {
        security.add(List.of(schemes));
        return this;
    }

    /** It may be sent again. */
    public Operation idempotent() {
        idempotent = true;
        return this;
    }

    /** The header of the key of a repetition; whether the client makes one. */
    public Operation key(String header, boolean makes) {
        idempotencyHeader = header;
        makesKey = makes;
        return this;
    }

    /** Its answer is a page. */
    public Operation pages(String kind, String parameter, List<String> items, List<String> next, String member, String size, int first) {
        pages = new Pages(kind, parameter, items, next, member, size, first);
        return this;
    }
}
`;
