/** Source of the emitted `errors.go`. Holds no backtick. */
export const ERRORS_SOURCE = `package PACKAGE

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// APIError says that the API answered, and not with success.
type APIError struct {
	// Operation is what was called.
	Operation string
	// StatusCode is the status of the answer.
	StatusCode int
	// Header are the headers of the answer.
	Header http.Header
	// Raw is the body as it came.
	Raw []byte
	// Body is a pointer to the type that the API declares for the status; nil where it declares none.
	Body any
	// Problem is the body where it is a problem (RFC 9457).
	Problem *Problem
	// RequestID is what the API calls the request; empty when it does not say.
	RequestID string
}

// Error names the operation and what the API says of the failure.
func (e *APIError) Error() string {
	said := ""
	if e.Problem != nil {
		for _, text := range []string{e.Problem.Title, e.Problem.Detail} {
			if text != "" {
				said += ": " + text
			}
		}
	}
	return fmt.Sprintf("%s: %d %s%s", e.Operation, e.StatusCode, http.StatusText(e.StatusCode), said)
}

// Problem is a problem as RFC 9457 has it.
type Problem struct {
	// Type is a URI that names the kind of problem; "about:blank" when there is none.
	Type string
	// Title says what the kind of problem is.
	Title string
	// Status is the status of the answer; 0 when the problem does not say.
	Status int
	// Detail says what happened this time.
	Detail string
	// Instance is a URI that names this occurrence.
	Instance string
	// Extensions are all other members.
	Extensions map[string]any
}

// ConnectionError says that no answer came. Err is why.
type ConnectionError struct {
	// Operation is what was called.
	Operation string
	// Err is what went wrong.
	Err error
}

// Error names the operation and what went wrong.
func (e *ConnectionError) Error() string { return fmt.Sprintf("%s: no answer: %v", e.Operation, e.Err) }

// Unwrap is what went wrong.
func (e *ConnectionError) Unwrap() error { return e.Err }

// TimeoutError says that no answer came in time. It is a ConnectionError too.
type TimeoutError struct {
	// Operation is what was called.
	Operation string
}

// Error names the operation.
func (e *TimeoutError) Error() string { return e.Operation + ": no answer in time" }

// Timeout is true, as that of a net.Error.
func (e *TimeoutError) Timeout() bool { return true }

// Unwrap makes it a ConnectionError.
func (e *TimeoutError) Unwrap() error {
	return &ConnectionError{Operation: e.Operation, Err: context.DeadlineExceeded}
}

// DecodeError says that a success is not what the API declares. The result holds what could be read.
type DecodeError struct {
	// Operation is what was called.
	Operation string
	// Raw is the body as it came.
	Raw []byte
	// Err says where it differs.
	Err error
}

// Error names the operation and where the answer differs.
func (e *DecodeError) Error() string {
	return fmt.Sprintf("%s: the answer is not what the API declares: %v", e.Operation, e.Err)
}

// Unwrap says where the answer differs.
func (e *DecodeError) Unwrap() error { return e.Err }

// connectionError leaves out addresses: they may hold credentials.
func connectionError(operation string, expired bool, err error) error {
	var located *url.Error
	for errors.As(err, &located) {
		err = located.Err
	}
	if expired || errors.Is(err, context.DeadlineExceeded) {
		return &TimeoutError{Operation: operation}
	}
	return &ConnectionError{Operation: operation, Err: err}
}

func newAPIError(operation string, status int, header http.Header, raw []byte) *APIError {
	problem := problemOf(header, raw)
	id := header.Get("X-Request-Id")
	if id == "" {
		id = header.Get("X-Amzn-Requestid")
	}
	if problem != nil {
		if named, ok := problem.Extensions["requestId"].(string); ok {
			id = named
		}
	}
	return &APIError{Operation: operation, StatusCode: status, Header: header, Raw: raw, Problem: problem, RequestID: id}
}

// problemOf is the problem that a body is: one that is declared, or has the title of one.
func problemOf(header http.Header, raw []byte) *Problem {
	var members map[string]any
	if json.Unmarshal(raw, &members) != nil || members == nil {
		return nil
	}
	declared := strings.HasPrefix(header.Get("Content-Type"), "application/problem+json")
	if _, ok := members["title"]; !ok && !declared {
		return nil
	}
	take := func(name string) string {
		text, _ := members[name].(string)
		delete(members, name)
		return text
	}
	problem := &Problem{Type: take("type"), Title: take("title"), Detail: take("detail"), Instance: take("instance")}
	if problem.Type == "" {
		problem.Type = "about:blank"
	}
	if status, ok := members["status"].(float64); ok {
		problem.Status = int(status)
	}
	delete(members, "status")
	problem.Extensions = members
	return problem
}
`;
