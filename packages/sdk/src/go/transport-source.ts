/** Source of the emitted `transport.go`: what every operation shares. Holds no backtick. */
export const TRANSPORT_SOURCE = `package PACKAGE

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"time"
)

const (
	acceptJSON   = "application/json, */*;q=0.5"
	redirectsMax = 5
)

// core sends calls: what every operation shares. Safe for several goroutines.
type core struct {
	config *Config
	client *http.Client
	agent  string
	auth   *auth
}

func newCore(config Config, base, prefix, agent string, schemes map[string]scheme) *core {
	own := http.Client{}
	if config.HTTPClient != nil {
		own = *config.HTTPClient
	}
	own.Timeout = 0
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	made := &core{config: config.withEnvironment(prefix, base), client: &own, agent: agent}
	made.auth = &auth{core: made, schemes: schemes, tokens: map[string]token{}}
	return made
}

// call sends a call and reads the answer into what target points to; nil is for answers without a body.
func (c *core) call(ctx context.Context, op *operation, values []any, body *payload, options []CallOption, target any) error {
	answer, err := c.send(ctx, op, values, body, options, acceptJSON)
	if err != nil {
		return err
	}
	data, err := answer.all()
	if err != nil || target == nil || len(data) == 0 {
		return err
	}
	if text, ok := target.(*string); ok && op.isText {
		*text = string(data)
		return nil
	}
	if err := json.Unmarshal(data, target); err != nil {
		return &DecodeError{Operation: op.id, Raw: data, Err: err}
	}
	return nil
}

// stream sends a call and hands on the body of the answer.
func (c *core) stream(ctx context.Context, op *operation, values []any, body *payload, options []CallOption) (io.ReadCloser, error) {
	answer, err := c.send(ctx, op, values, body, options, acceptJSON)
	if err != nil {
		return nil, err
	}
	return newBodyStream(answer), nil
}

func (c *core) send(ctx context.Context, op *operation, values []any, body *payload, options []CallOption, accept string) (*answer, error) {
	call := c.settings(options)
	prepared, err := c.prepare(op, values, body, call, accept)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", op.id, err)
	}
	safe := prepared.repeatable && (op.idempotent || prepared.header.Get(op.keyHeader()) != "")
	for attempt := 0; ; attempt++ {
		pause := backOff(attempt)
		found, err := c.try(ctx, op, prepared, call.timeout)
		if err == nil {
			if call.response != nil {
				*call.response = Response{StatusCode: found.status(), Header: found.response.Header}
			}
			if found.status() >= 200 && found.status() < 300 {
				return found, nil
			}
			asked, told := retryAfter(found.response.Header)
			again := safe || (prepared.repeatable && told && (found.status() == 429 || found.status() == 503))
			if told {
				pause = asked
			}
			err = failed(op, found)
			if !isRetried(found.status()) || !again || attempt >= call.retries {
				return nil, err
			}
		} else if !isConnection(err) || !safe || attempt >= call.retries || ctx.Err() != nil {
			return nil, err
		}
		if err := sleep(ctx, pause); err != nil {
			return nil, connectionError(op.id, false, err)
		}
	}
}

// try sends a call once, with credentials.
func (c *core) try(ctx context.Context, op *operation, prepared *request, timeout time.Duration) (*answer, error) {
	limited, limit := newDeadline(ctx, timeout)
	header, query, err := c.auth.credentials(limited, op, prepared.header)
	if err != nil {
		limit.stop()
		return nil, err
	}
	address := prepared.url
	if len(query) > 0 {
		mark := "?"
		if strings.Contains(address, "?") {
			mark = "&"
		}
		address += mark + strings.Join(query, "&")
	}
	reader, length, err := prepared.body()
	if err != nil {
		limit.stop()
		return nil, fmt.Errorf("%s: %w", op.id, err)
	}
	response, err := c.follow(limited, op, address, header, reader, length)
	if err != nil {
		expired := limit.hasExpired()
		limit.stop()
		return nil, connectionError(op.id, expired, err)
	}
	return &answer{op: op, response: response, limit: limit}, nil
}

// follow sends a request, and again to where a GET is sent on to.
func (c *core) follow(ctx context.Context, op *operation, address string, header http.Header, reader io.Reader, length int64) (*http.Response, error) {
	for redirects := 0; ; redirects++ {
		response, err := c.once(ctx, op.method, address, header, reader, length)
		if err != nil {
			return nil, err
		}
		next, ok := redirect(op, response, address)
		if !ok || redirects >= redirectsMax {
			return response, nil
		}
		_, _ = io.CopyN(io.Discard, response.Body, 64<<10)
		_ = response.Body.Close()
		if !sameServer(next, address) {
			// What is meant for one server is nobody else's.
			header = http.Header{"Accept": header["Accept"], "User-Agent": header["User-Agent"]}
		}
		address, reader, length = next, nil, 0
	}
}

func (c *core) once(ctx context.Context, method, address string, header http.Header, reader io.Reader, length int64) (*http.Response, error) {
	outgoing, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return nil, err
	}
	outgoing.Header = header
	outgoing.Host = header.Get("Host")
	if reader != nil && length != 0 {
		// The reader stays open: it is the caller's.
		outgoing.Body, outgoing.ContentLength = io.NopCloser(reader), length
	}
	return c.client.Do(outgoing)
}

func redirect(op *operation, response *http.Response, address string) (string, bool) {
	if op.method != http.MethodGet && op.method != http.MethodHead {
		return "", false
	}
	switch response.StatusCode {
	case 301, 302, 303, 307, 308:
	default:
		return "", false
	}
	base, err := url.Parse(address)
	if err != nil || response.Header.Get("Location") == "" {
		return "", false
	}
	next, err := base.Parse(response.Header.Get("Location"))
	if err != nil || (next.Scheme != "http" && next.Scheme != "https") {
		return "", false
	}
	return next.String(), true
}

func sameServer(a, b string) bool {
	first, wrong := url.Parse(a)
	second, err := url.Parse(b)
	return err == nil && wrong == nil && first.Scheme == second.Scheme && first.Host == second.Host
}

// failed is the error that an answer is, with its body as the type that the API declares.
func failed(op *operation, found *answer) error {
	raw, err := found.all()
	if err != nil {
		return err
	}
	status := strconv.Itoa(found.status())
	made := newAPIError(op.id, found.status(), found.response.Header, raw)
	for _, known := range op.failures {
		if known.status != status && known.status != status[:1]+"XX" && known.status != "default" {
			continue
		}
		if known.as != nil {
			body := reflect.New(reflect.TypeOf(known.as).Elem())
			if json.Unmarshal(raw, body.Interface()) == nil {
				made.Body = body.Interface()
			}
		}
		break
	}
	return made
}
`;
