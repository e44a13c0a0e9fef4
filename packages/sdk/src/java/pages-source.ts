/** Source of the emitted `runtime/PageIterable.java`. Holds no backtick. */
export const PAGE_ITERABLE_SOURCE = `import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The items of all pages; the next page is asked for when its first item is. */
final class PageIterable<T> implements Iterable<T> {
    private final Operation.Pages pages;
    private final ObjectNode asked;
    private final Function<ObjectNode, JsonNode> fetch;
    private final JsonType<T> type;

    PageIterable(Operation.Pages pages, ObjectNode asked, Function<ObjectNode, JsonNode> fetch, JsonType<T> type) {
        this.pages = pages;
        this.asked = asked;
        this.fetch = fetch;
        this.type = type;
    }

    @Override
    public Iterator<T> iterator() {
        return new Walk(asked.deepCopy());
    }

    private static JsonNode walk(JsonNode value, List<String> path) {
        JsonNode found = value;
        for (String name : path) found = found.path(name);
        return found;
    }

    private static boolean isNothing(JsonNode node) {
        return node == null || node.isMissingNode() || node.isNull() || (node.isTextual() && node.textValue().isEmpty());
    }

    private final class Walk implements Iterator<T> {
        private ObjectNode next;
        private JsonNode items = Json.object();
        private int at;

        Walk(ObjectNode first) {
            next = first;
        }

        @Override
        public boolean hasNext() {
            while (at >= items.size() && next != null) {
                JsonNode answer = fetch.apply(next);
                items = walk(answer, pages.items());
                at = 0;
                if (!items.isArray()) items = Json.object();
                turn(answer);
            }
            return at < items.size();
        }

        @Override
        public T next() {
            if (!hasNext()) throw new NoSuchElementException();
            return type.read(items.get(at++));
        }

        private void turn(JsonNode answer) {
            JsonNode following = items.isEmpty() && !pages.kind().equals("cursor") ? null : following(answer);
            if (!items.isArray() || isNothing(following) || following.equals(next.get(pages.parameter()))) next = null;
            else next.set(pages.parameter(), following);
        }

        private JsonNode following(JsonNode answer) {
            if (pages.kind().equals("cursor")) return walk(answer, pages.next());
            if (pages.kind().equals("last")) return walk(answer, pages.next()).asBoolean() ? items.get(items.size() - 1).path(pages.member()) : null;
            JsonNode size = next.path(pages.size());
            if (size.isNumber() && items.size() < size.longValue()) return null;
            long step = pages.kind().equals("page") ? 1 : items.size();
            return Json.write(next.path(pages.parameter()).asLong(pages.first()) + step);
        }
    }
}
`;
