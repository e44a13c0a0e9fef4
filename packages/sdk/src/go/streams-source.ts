/** Source of the emitted `streams.go`: answers, and bodies that are read as they come. Holds no backtick. */
export const STREAMS_SOURCE = String.raw`package PACKAGE

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// deadline ends a try that takes too long.
type deadline struct {
	timeout time.Duration
	timer   *time.Timer
	cancel  context.CancelFunc
	expired atomic.Bool
}

func newDeadline(ctx context.Context, timeout time.Duration) (context.Context, *deadline) {
	limited, cancel := context.WithCancel(ctx)
	made := &deadline{timeout: timeout, cancel: cancel}
	if timeout > 0 {
		made.timer = time.AfterFunc(timeout, func() {
			made.expired.Store(true)
			cancel()
		})
	}
	return limited, made
}

func (d *deadline) hasExpired() bool { return d.expired.Load() }

// pause lets the time stand still.
func (d *deadline) pause() {
	if d.timer != nil {
		d.timer.Stop()
	}
}

func (d *deadline) stop() {
	d.pause()
	d.cancel()
}

// answer is an answer whose body is not read yet.
type answer struct {
	op       *operation
	response *http.Response
	limit    *deadline
}

func (a *answer) status() int { return a.response.StatusCode }

func (a *answer) close() error {
	err := a.response.Body.Close()
	a.limit.stop()
	return err
}

// all is the whole body.
func (a *answer) all() ([]byte, error) {
	data, err := io.ReadAll(a.response.Body)
	expired := a.limit.hasExpired()
	_ = a.close()
	if err != nil {
		return nil, connectionError(a.op.id, expired, err)
	}
	return data, nil
}

// bodyStream is a body that is read as it comes. While its reader does something else, no time passes.
type bodyStream struct{ *answer }

func newBodyStream(found *answer) *bodyStream {
	found.limit.pause()
	return &bodyStream{found}
}

func (b *bodyStream) Read(into []byte) (int, error) {
	if b.limit.timer != nil && !b.limit.hasExpired() {
		b.limit.timer.Reset(b.limit.timeout)
	}
	count, err := b.response.Body.Read(into)
	b.limit.pause()
	if err != nil && err != io.EOF {
		err = connectionError(b.op.id, b.limit.hasExpired(), err)
	}
	return count, err
}

func (b *bodyStream) Close() error { return b.close() }

// ServerSentEvent is one event of a stream.
type ServerSentEvent[T any] struct {
	// Event is what kind of event it is; "message" when the server does not say.
	Event string
	// ID is the last id that came.
	ID string
	// Text is the data as it came.
	Text string
	// Data is the data as the type that the API declares; nil where it is no JSON of that type.
	Data *T
	// Retry is when the server wants to be called again after an end; 0 when it does not say.
	Retry time.Duration
}

// EventStream reads server-sent events (WHATWG HTML, section 9.2). Close it, or read it to its end.
type EventStream[T any] struct {
	body    io.ReadCloser
	lines   *eventLines
	current ServerSentEvent[T]
	err     error
}

func openEvents[T any](ctx context.Context, c *core, op *operation, values []any, body *payload, options []CallOption) (*EventStream[T], error) {
	answer, err := c.send(ctx, op, values, body, options, "text/event-stream")
	if err != nil {
		return nil, err
	}
	stream := newBodyStream(answer)
	return &EventStream[T]{body: stream, lines: &eventLines{reader: bufio.NewReader(stream), first: true}}, nil
}

// Next waits for the next event; it is false at the end and after a failure.
func (s *EventStream[T]) Next() bool {
	if s.err != nil {
		return false
	}
	raw, err := s.lines.next()
	if err != nil {
		s.err = err
		_ = s.body.Close()
		return false
	}
	s.current = ServerSentEvent[T]{Event: raw.event, ID: raw.id, Text: raw.text, Retry: raw.retry}
	var data T
	if json.Unmarshal([]byte(raw.text), &data) == nil {
		s.current.Data = &data
	}
	return true
}

// Value is the event that Next found.
func (s *EventStream[T]) Value() ServerSentEvent[T] { return s.current }

// Err is what went wrong; nil at the end of the stream.
func (s *EventStream[T]) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Close ends the stream.
func (s *EventStream[T]) Close() error { return s.body.Close() }

type rawEvent struct {
	event string
	id    string
	text  string
	retry time.Duration
}

// eventLines puts events together from lines that end in a line feed, a carriage return, or both.
type eventLines struct {
	reader *bufio.Reader
	first  bool
	skip   bool
	id     string
}

func (l *eventLines) line() (string, error) {
	var text strings.Builder
	for {
		next, err := l.reader.ReadByte()
		if err != nil {
			return "", err
		}
		after := l.skip
		l.skip = next == '\r'
		if next == '\n' && after {
			continue
		}
		if next != '\n' && next != '\r' {
			text.WriteByte(next)
			continue
		}
		line := text.String()
		if l.first {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		l.first = false
		return line, nil
	}
}

// next is the next event that has data; what the stream ends in the middle of is none.
func (l *eventLines) next() (rawEvent, error) {
	found := rawEvent{event: "message"}
	var data []string
	for {
		line, err := l.line()
		if err != nil {
			return found, err
		}
		if line == "" {
			if data != nil {
				found.id, found.text = l.id, strings.Join(data, "\n")
				return found, nil
			}
			found = rawEvent{event: "message"}
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		switch name {
		case "data":
			data = append(data, value)
		case "event":
			found.event = firstOf(value, "message")
		case "id":
			if !strings.Contains(value, "\x00") {
				l.id = value
			}
		case "retry":
			if milliseconds, err := strconv.ParseUint(value, 10, 31); err == nil {
				found.retry = time.Duration(milliseconds) * time.Millisecond
			}
		}
	}
}
`;
