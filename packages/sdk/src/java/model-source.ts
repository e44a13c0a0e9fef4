/** Sources of what every emitted model extends. Hold no backtick. */
export const JSON_MODEL_SOURCE = `import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object with typed members. It never changes; members that the document does not name are kept. */
public abstract class JsonModel {
    private final ObjectNode node;

    /** Reads of and writes to no other object than this one. */
    protected JsonModel(ObjectNode node) {
        this.node = node;
    }

    final ObjectNode node() {
        return node;
    }

    /** A member as a value of a type; null when it is null or not there. */
    protected final <T> T get(String name, JsonType<T> type) {
        return type.read(node.get(name));
    }

    /** Members that the type does not name. */
    protected final <T> Map<String, T> further(JsonType<?> own, JsonType<T> type) {
        Map<String, T> found = new LinkedHashMap<>();
        node.fields().forEachRemaining(member -> {
            if (!((JsonType.Of<?>) own).shape.has(member.getKey())) found.put(member.getKey(), type.read(member.getValue()));
        });
        return Collections.unmodifiableMap(found);
    }

    /** Whether a member is there, by its name in JSON; it may be null. */
    public final boolean has(String name) {
        return node.has(name);
    }

    /** A copy of the JSON this is. */
    @JsonValue
    public final ObjectNode toJson() {
        return node.deepCopy();
    }

    /** A copy of any member, by its name in JSON; missing when it is not there. */
    public final JsonNode member(String name) {
        return node.path(name).deepCopy();
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((JsonModel) other).node.equals(node);
    }

    @Override
    public final int hashCode() {
        return node.hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + Json.describe(node);
    }
}
`;

export const MODEL_BUILDER_SOURCE = `import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;

/** Makes a model. Members that are not set are not sent; null is sent only where it was set. */
public abstract class ModelBuilder<M> {
    private final JsonType.Of<M> type;
    private final ObjectNode node;

    /** A builder that starts with the members of another model, or with none. */
    protected ModelBuilder(JsonType<M> type, JsonModel from) {
        this.type = (JsonType.Of<M>) type;
        this.node = Json.object();
        if (from != null) node.setAll(from.node());
    }

    /** Sets a member that cannot be null. */
    protected final void put(String name, Object value) {
        node.set(name, Json.write(Objects.requireNonNull(value, name)));
    }

    /** Sets a member that can be null. */
    protected final void putNullable(String name, Object value) {
        node.set(name, Json.write(value));
    }

    /** Sets any member, by its name in JSON: what the document does not say. */
    public final ModelBuilder<M> member(String name, Object value) {
        node.set(name, Json.write(value));
        return this;
    }

    /** The model; throws IllegalStateException when a member is missing. */
    public final M build() {
        List<String> missing = type.shape.missing(node);
        if (!missing.isEmpty()) throw new IllegalStateException("missing: " + String.join(", ", missing));
        ObjectNode made = Json.object();
        made.setAll(node);
        return type.take(made);
    }
}
`;

export const JSON_CHOICE_SOURCE = `import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/** A value that is one of some types. One that the document does not know is none of them, and kept. */
public abstract class JsonChoice {
    private static final int UNKNOWN = -2;

    private final JsonNode node;
    private final Supplier<Variants> variants;
    private int variant;

    /** A value that came. */
    protected JsonChoice(JsonNode node, Supplier<Variants> variants) {
        this.node = node;
        this.variants = variants;
        this.variant = UNKNOWN;
    }

    /** A value that a caller made. */
    protected JsonChoice(Object value, int variant) {
        this.node = Json.write(value);
        this.variants = null;
        this.variant = variant;
    }

    final JsonNode node() {
        return node;
    }

    /** Whether it is the variant of this place. */
    protected final boolean is(int index) {
        if (variant == UNKNOWN) variant = variants.get().choose(node);
        return variant == index;
    }

    /** The value as the variant of this place; throws IllegalStateException when it is none. */
    protected final <T> T as(int index, JsonType<T> type) {
        if (!is(index)) throw new IllegalStateException("the value is another variant");
        return type.read(node);
    }

    /** A copy of the JSON this is. */
    @JsonValue
    public final JsonNode toJson() {
        return node.deepCopy();
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((JsonChoice) other).node.equals(node);
    }

    @Override
    public final int hashCode() {
        return node.hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(" + Json.describe(node) + ")";
    }
}
`;

export const OPEN_ENUM_SOURCE = `import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** A value of an enumeration that servers may extend: equal to another when its value is. */
public abstract class OpenEnum<V> {
    private final V value;

    /** A value, listed or not. */
    protected OpenEnum(V value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The value as it is in JSON. */
    @JsonValue
    public final V value() {
        return value;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((OpenEnum<?>) other).value.equals(value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    @Override
    public final String toString() {
        return value.toString();
    }
}
`;
