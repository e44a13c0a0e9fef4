/** Source of the emitted `request.go`: a call as it goes out. Holds no backtick. */
export const REQUEST_SOURCE = String.raw`package PACKAGE

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// request is a call as it goes out, without credentials. A body that cannot be read twice is sent once.
type request struct {
	url        string
	header     http.Header
	whole      []byte
	reader     io.Reader
	start      int64
	length     int64
	repeatable bool
}

// body is the body from its beginning; length is -1 when it is not known.
func (r *request) body() (io.Reader, int64, error) {
	if r.reader == nil {
		return bytes.NewReader(r.whole), int64(len(r.whole)), nil
	}
	if seeker, ok := r.reader.(io.Seeker); ok && r.repeatable {
		_, err := seeker.Seek(r.start, io.SeekStart)
		return r.reader, r.length, err
	}
	return r.reader, -1, nil
}

func (r *request) setReader(reader io.Reader) {
	r.reader, r.repeatable = reader, false
	seeker, ok := reader.(io.Seeker)
	if !ok {
		return
	}
	start, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	if err != nil {
		return
	}
	if _, err = seeker.Seek(start, io.SeekStart); err == nil {
		r.start, r.length, r.repeatable = start, end-start, true
	}
}

func (o *operation) keyHeader() string { return firstOf(o.idempotencyHeader, "Idempotency-Key") }

func (c *core) prepare(op *operation, values []any, body *payload, call *callSettings, accept string) (*request, error) {
	made := &request{header: http.Header{}, repeatable: true}
	made.header.Set("Accept", accept)
	made.header.Set("User-Agent", c.agent)
	for name, list := range c.config.Header {
		made.header[http.CanonicalHeaderKey(name)] = list
	}
	target, err := op.target(values, made.header)
	if err != nil {
		return nil, err
	}
	made.url = c.config.BaseURL + target
	if err := made.setKey(op, call.idempotencyKey); err != nil {
		return nil, err
	}
	if body != nil && body.index < len(op.bodies) {
		contentType, whole, reader, err := encodeBody(op.bodies[body.index], body.value)
		if err != nil {
			return nil, err
		}
		made.header.Set("Content-Type", contentType)
		made.whole = whole
		if reader != nil {
			made.setReader(reader)
		}
	}
	for name, list := range call.header {
		made.header[name] = list
	}
	for name, list := range made.header {
		if err := headerSafe(name, list...); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// setKey sends the key that was given, or one of ours where the API asks for one.
func (r *request) setKey(op *operation, key string) error {
	if key == "" && op.makesKey && r.header.Get(op.keyHeader()) == "" {
		random := make([]byte, 16)
		if _, err := rand.Read(random); err != nil {
			return err
		}
		key = hex.EncodeToString(random)
	}
	if key != "" {
		r.header.Set(op.keyHeader(), key)
	}
	return nil
}

// headerSafe refuses a value that cannot be one; the error does not hold it.
func headerSafe(name string, values ...string) error {
	for _, value := range values {
		if strings.ContainsAny(value, "\r\n\x00") {
			return fmt.Errorf("the header %s holds a line break", name)
		}
	}
	return nil
}

const pathSafe = unreserved + "/:@!$&'()*,;=%{}"

var errNoPath = errors.New("is needed for the path")

// target is path and query; parameters of headers and cookies are added to the headers.
func (o *operation) target(values []any, header http.Header) (string, error) {
	path := percent(o.path, pathSafe)
	var query, cookies []string
	for index, known := range o.parameters {
		if isNil(values[index]) && known.place != "path" {
			continue
		}
		tree, err := treeOf(values[index])
		if err != nil {
			return "", err
		}
		switch known.place {
		case "path":
			if tree == nil || tree == "" {
				return "", fmt.Errorf("%q %w", known.name, errNoPath)
			}
			path = strings.ReplaceAll(path, "{"+percent(known.name, pathSafe)+"}", encodePath(tree, known))
		case "query":
			query = append(query, encodeQuery(tree, known)...)
		case "header":
			header.Set(known.name, encodeHeader(tree, known))
		default:
			cookies = append(cookies, encodeQuery(tree, known)...)
		}
	}
	if len(cookies) > 0 {
		header.Set("Cookie", strings.Join(cookies, "; "))
	}
	if len(query) > 0 {
		path += "?" + strings.Join(query, "&")
	}
	return path, nil
}
`;
