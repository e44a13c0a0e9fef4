// A server that answers what a test tells it to, and the client that calls it.
package runtimesdk_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	sdk "runtime-sdk"
)

const thing = `{"id":"t","kind":"big"}`

var ctx = context.Background()

type seen struct {
	method, url string
	header      http.Header
	body        string
}

type answer struct {
	status int
	header map[string]string
	body   string
	do     func(http.ResponseWriter)
}

type server struct {
	t       *testing.T
	url     string
	mutex   sync.Mutex
	seen    []seen
	answers []answer
}

func newServer(t *testing.T) *server {
	made := &server{t: t}
	listening := httptest.NewServer(made)
	t.Cleanup(listening.Close)
	made.url = listening.URL
	return made
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mutex.Lock()
	s.seen = append(s.seen, seen{r.Method, r.URL.RequestURI(), r.Header, string(body)})
	next := answer{status: 200, body: thing}
	if len(s.answers) > 0 {
		next, s.answers = s.answers[0], s.answers[1:]
	}
	s.mutex.Unlock()
	w.Header().Set("Content-Type", "application/json")
	for name, value := range next.header {
		w.Header().Set(name, value)
	}
	if next.do != nil {
		next.do(w)
		return
	}
	w.WriteHeader(next.status)
	_, _ = io.WriteString(w, next.body)
}

// expect queues answers and forgets what was seen.
func (s *server) expect(answers ...answer) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.answers, s.seen = answers, nil
}

func (s *server) last() seen { return s.seen[len(s.seen)-1] }

func (s *server) urls() []string {
	var found []string
	for _, one := range s.seen {
		found = append(found, one.url)
	}
	return found
}

func (s *server) client(change ...func(*sdk.Config)) *sdk.RuntimeClient {
	config := sdk.Config{BaseURL: s.url}
	for _, one := range change {
		one(&config)
	}
	return sdk.New(config)
}

func check(t *testing.T, what string, got, wanted any) {
	t.Helper()
	if !equal(got, wanted) {
		t.Errorf("%s: got %#v, wanted %#v", what, got, wanted)
	}
}

func fine(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
