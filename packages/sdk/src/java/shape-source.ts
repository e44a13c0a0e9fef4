/** Sources of the emitted `runtime/Shape.java` and `runtime/Variants.java`. Hold no backtick. */
export const SHAPE_SOURCE = String.raw`import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The members of a type of objects, each a text: "!" when a caller must give it, else "?"; then its kind ("s" text,
 * "i" whole number, "n" number, "b" truth value, "c" constant, "o" other); a constant's JSON and a line feed; its name.
 */
final class Shape {
    private final String[] members;
    private volatile Map<String, Member> known;

    private record Member(boolean required, char kind, JsonNode constant) {}

    Shape(String... members) {
        this.members = members;
    }

    private Map<String, Member> known() {
        if (known == null) {
            Map<String, Member> read = new HashMap<>();
            for (String text : members) {
                char kind = text.charAt(1);
                int at = kind == 'c' ? text.indexOf('\n') + 1 : 2;
                JsonNode constant = kind == 'c' ? Json.parse(text.substring(2, at - 1)) : null;
                read.put(text.substring(at), new Member(text.charAt(0) == '!', kind, constant));
            }
            known = read;
        }
        return known;
    }

    boolean has(String name) {
        return known().containsKey(name);
    }

    List<String> missing(ObjectNode given) {
        List<String> missing = new ArrayList<>();
        known().forEach((name, member) -> {
            if (member.required && !given.has(name)) missing.add(name);
        });
        missing.sort(null);
        return missing;
    }

    int fit(JsonNode node) {
        if (!node.isObject()) return JsonType.NEVER;
        int score = -100 * missing((ObjectNode) node).size();
        for (Iterator<Map.Entry<String, JsonNode>> given = node.fields(); given.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = given.next();
            Member member = known().get(entry.getKey());
            boolean misfit = member != null && !entry.getValue().isNull() && !fits(member, entry.getValue());
            if (misfit && member.kind == 'c') return JsonType.NEVER;
            score += member == null ? -1 : misfit ? -20 : 2;
        }
        return score;
    }

    private static boolean fits(Member member, JsonNode value) {
        switch (member.kind) {
            case 's':
                return value.isTextual();
            case 'i':
                return value.isIntegralNumber();
            case 'n':
                return value.isNumber();
            case 'b':
                return value.isBoolean();
            case 'c':
                return Scalars.same(member.constant, value);
            default:
                return true;
        }
    }
}
`;

export const VARIANTS_SOURCE = `import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The variants of a choice, and what tells them apart: a member of the JSON, else their shape. */
public final class Variants {
    /** No variant: a server sent what the document does not know. */
    static final int NONE = -1;

    private final String discriminator;
    private final List<JsonType<?>> types = new ArrayList<>();
    private final List<List<String>> values = new ArrayList<>();

    private Variants(String discriminator) {
        this.discriminator = discriminator;
    }

    /** Variants told apart by a member of the JSON; by their shape where it is null. */
    public static Variants by(String discriminator) {
        return new Variants(discriminator);
    }

    /** Adds a variant with the values of the discriminator that mean it. */
    public Variants add(JsonType<?> type, String... means) {
        types.add(type);
        values.add(List.of(means));
        return this;
    }

    int choose(JsonNode node) {
        int told = told(node);
        if (told != NONE) return told;
        int best = NONE;
        int score = JsonType.NEVER;
        for (int index = 0; index < types.size(); index++) {
            int fit = types.get(index).fit(node);
            if (fit > score) {
                best = index;
                score = fit;
            }
        }
        return best;
    }

    /** The only variant that the discriminator means. */
    private int told(JsonNode node) {
        String value = discriminator != null && node.path(discriminator).isTextual() ? node.get(discriminator).textValue() : null;
        int found = NONE;
        for (int index = 0; value != null && index < types.size(); index++) {
            if (!values.get(index).contains(value)) continue;
            if (found != NONE) return NONE;
            found = index;
        }
        return found;
    }

    int fit(JsonNode node) {
        int best = JsonType.NEVER;
        for (JsonType<?> type : types) best = Math.max(best, type.fit(node));
        return best;
    }
}
`;
