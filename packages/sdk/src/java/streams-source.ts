/** Sources of the emitted `runtime/PieceStream.java`, `EventStream.java`, `ServerSentEvent.java`. Hold no backtick. */
export const PIECE_STREAM_SOURCE = `import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A body, piece by piece as it comes. The wait for a piece is limited: to a deadline, or each time anew. */
final class PieceStream extends InputStream implements HttpResponse.BodySubscriber<PieceStream> {
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final BlockingQueue<ByteBuffer> pieces = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final Duration idle;
    private volatile Throwable failure;
    private volatile boolean closed;
    private long deadline;
    private ByteBuffer current = ByteBuffer.allocate(0);

    PieceStream(Duration idle) {
        this.idle = idle;
    }

    @Override
    public CompletionStage<PieceStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (!subscription.complete(given) || closed) given.cancel();
        else given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        boolean any = false;
        for (ByteBuffer buffer : buffers) any = (buffer.hasRemaining() && pieces.add(buffer)) || any;
        if (!any) subscription.join().request(1);
    }

    @Override
    public void onError(Throwable error) {
        failure = error;
        pieces.add(END);
    }

    @Override
    public void onComplete() {
        pieces.add(END);
    }

    /** All that is left, by a moment of System.nanoTime(); 0 waits for ever. */
    byte[] readAll(long until) throws IOException {
        deadline = until;
        try {
            return readAllBytes();
        } finally {
            close();
        }
    }

    private boolean ended() throws IOException {
        if (closed) throw new IOException("the stream is closed");
        while (current != END && !current.hasRemaining()) current = next();
        if (current == END && failure != null) throw new IOException("the answer ended early", failure);
        return current == END;
    }

    private ByteBuffer next() throws IOException {
        try {
            boolean patient = deadline == 0 && idle.isZero();
            long wait = deadline == 0 ? idle.toNanos() : deadline - System.nanoTime();
            ByteBuffer piece = patient ? pieces.take() : pieces.poll(Math.max(wait, 0), TimeUnit.NANOSECONDS);
            // More is asked for when all that came is taken: a slow reader slows the server, and fills no memory.
            if (piece != null && piece != END && pieces.isEmpty()) subscription.join().request(1);
            if (piece != null) return piece;
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", error);
        }
        close();
        throw new HttpTimeoutException("nothing came in time");
    }

    @Override
    public int read() throws IOException {
        return ended() ? -1 : current.get() & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (ended()) return -1;
        int count = Math.min(length, current.remaining());
        current.get(into, offset, count);
        return count;
    }

    @Override
    public int available() {
        return current.remaining();
    }

    /** Ends the answer, read to its end or not. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription known = subscription.getNow(null);
        if (known != null) known.cancel();
    }
}
`;

export const SERVER_SENT_EVENT_SOURCE = `/**
 * A server-sent event. Its data is null where it is no JSON of the declared type; its text is the data as it came. retry is
 * null when it was not given.
 */
public record ServerSentEvent<T>(T data, String text, String event, String id, Long retry) {}
`;

export const EVENT_STREAM_SOURCE = String.raw`import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Server-sent events as they come (WHATWG HTML, section 9.2). Use it in a try-with-resources statement, or close it. */
public final class EventStream<T> implements Iterator<ServerSentEvent<T>>, Iterable<ServerSentEvent<T>>, AutoCloseable {
    private final String operation;
    private final int status;
    private final HttpHeaders headers;
    private final PieceStream pieces;
    private final BufferedReader lines;
    private final JsonType<T> type;
    private boolean begun;
    private String lastId = "";
    private ServerSentEvent<T> following;

    EventStream(String operation, int status, HttpHeaders headers, PieceStream pieces, JsonType<T> type) {
        this.operation = operation;
        this.status = status;
        this.headers = headers;
        this.pieces = pieces;
        this.lines = new BufferedReader(new InputStreamReader(pieces, StandardCharsets.UTF_8));
        this.type = type;
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The headers. */
    public HttpHeaders headers() {
        return headers;
    }

    /** This: it can be walked once. */
    @Override
    public Iterator<ServerSentEvent<T>> iterator() {
        return this;
    }

    @Override
    public boolean hasNext() {
        if (following != null) return true;
        try {
            following = read();
        } catch (HttpTimeoutException error) {
            throw new NoAnswerInTimeException(operation + ": no event in time");
        } catch (IOException error) {
            throw new ConnectionException(operation + ": the events ended early", error);
        }
        return following != null;
    }

    @Override
    public ServerSentEvent<T> next() {
        if (!hasNext()) throw new NoSuchElementException();
        ServerSentEvent<T> event = following;
        following = null;
        return event;
    }

    /** Ends the answer, read to its end or not. */
    @Override
    public void close() {
        pieces.close();
    }

    private ServerSentEvent<T> read() throws IOException {
        String event = "";
        Long retry = null;
        StringBuilder data = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!begun && line.startsWith("\uFEFF")) line = line.substring(1);
            begun = true;
            if (line.isEmpty()) {
                if (data != null) return new ServerSentEvent<>(value(data.toString()), data.toString(), event.isEmpty() ? "message" : event, lastId, retry);
                event = "";
                continue;
            }
            int colon = line.indexOf(':');
            String name = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(line.startsWith(": ", colon) ? colon + 2 : colon + 1);
            if (name.equals("data")) data = data == null ? new StringBuilder(value) : data.append('\n').append(value);
            else if (name.equals("event")) event = value;
            else if (name.equals("id") && value.indexOf('\0') < 0) lastId = value;
            else if (name.equals("retry") && value.matches("[0-9]{1,18}")) retry = Long.valueOf(value);
        }
        return null;
    }

    private T value(String text) {
        try {
            return type.parse(text);
        } catch (SdkException error) {
            return plain(text);
        }
    }

    /** A text that is declared to be a text need not be JSON. */
    private T plain(String text) {
        try {
            return type == JsonType.TEXT ? type.read(Json.write(text)) : null;
        } catch (SdkException error) {
            return null;
        }
    }
}
`;
