package runtimesdk_test

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	sdk "runtime-sdk"
)

func TestSendsFilesWithNameAndTypeAndObjectsAsJSON(t *testing.T) {
	s := newServer(t)
	s.expect(answer{status: 204})
	picture := sdk.FileInput{Content: strings.NewReader("pic"), Name: `a"b.png`, ContentType: "image/png"}
	fine(t, s.client().SendFormWithMultipart(ctx, &sdk.SendFormBody2{
		Files: []sdk.FileInput{{Content: strings.NewReader("\x00raw")}, picture},
		Thing: &sdk.Thing{Kind: sdk.ThingKindBig},
		Note:  sdk.Ptr("n"),
	}))
	kind, parameters, err := mime.ParseMediaType(s.last().header.Get("Content-Type"))
	fine(t, err)
	check(t, "the type", kind, "multipart/form-data")
	reader := multipart.NewReader(strings.NewReader(s.last().body), parameters["boundary"])
	var found [][]string
	for {
		part, err := reader.NextRawPart()
		if err == io.EOF {
			break
		}
		fine(t, err)
		content, _ := io.ReadAll(part)
		found = append(found, []string{part.Header.Get("Content-Disposition"), part.Header.Get("Content-Type"), string(content)})
	}
	check(t, "parts", found, [][]string{
		{`form-data; name="files"; filename="file"`, "application/octet-stream", "\x00raw"},
		{`form-data; name="files"; filename="a%22b.png"`, "image/png", "pic"},
		{`form-data; name="thing"`, "application/json", `{"kind":"big"}`},
		{`form-data; name="note"`, "", "n"},
	})
}

func TestSendsFormsAsTheirEncodingSays(t *testing.T) {
	s := newServer(t)
	s.expect(answer{status: 204})
	fine(t, s.client().SendForm(ctx, &sdk.SendFormBody{IDs: []string{"a b", "c,"}}))
	check(t, "the body", s.last().body, "ids=a%20b,c%2C")
	check(t, "the type", s.last().header.Get("Content-Type"), "application/x-www-form-urlencoded")
}

func TestSendsAFileFromWhereItWasAndAStreamOnce(t *testing.T) {
	s := newServer(t)
	client := s.client()
	file := strings.NewReader("xabc")
	_, _ = file.ReadByte()
	busy := answer{status: 503, header: map[string]string{"Retry-After": "0"}}
	s.expect(busy, answer{status: 204})
	fine(t, client.Upload(ctx, file))
	check(t, "twice", []string{s.seen[0].body, s.seen[1].body}, []string{"abc", "abc"})
	check(t, "the length", s.last().header.Get("Content-Type"), "application/octet-stream")
	s.expect(busy)
	err := client.Upload(ctx, io.MultiReader(strings.NewReader("a"), strings.NewReader("bc")))
	check(t, "once", err != nil && len(s.seen) == 1 && s.last().body == "abc", true)
}

func TestReadsADownloadWhileItComes(t *testing.T) {
	s := newServer(t)
	more := make(chan struct{})
	s.expect(answer{do: func(w http.ResponseWriter) {
		_, _ = w.Write([]byte("abc"))
		w.(http.Flusher).Flush()
		<-more
		_, _ = w.Write([]byte("de"))
	}})
	body, err := s.client().Download(ctx)
	fine(t, err)
	first := make([]byte, 3)
	_, err = io.ReadFull(body, first)
	fine(t, err)
	close(more)
	rest, err := io.ReadAll(body)
	fine(t, err)
	fine(t, body.Close())
	check(t, "pieces", string(first)+"|"+string(rest), "abc|de")
}

func TestLimitsTheWaitForAPieceAndNotTheStream(t *testing.T) {
	s := newServer(t)
	done := make(chan struct{})
	defer close(done)
	s.expect(answer{do: func(w http.ResponseWriter) {
		for at := 0; at < 6; at++ {
			_, _ = w.Write([]byte("x"))
			w.(http.Flusher).Flush()
			time.Sleep(100 * time.Millisecond)
		}
		<-done
	}})
	body, err := s.client().Download(ctx, sdk.WithTimeout(400*time.Millisecond))
	fine(t, err)
	content, err := io.ReadAll(body)
	var late *sdk.TimeoutError
	check(t, "what came, and that no more did", []any{string(content), errors.As(err, &late)}, []any{"xxxxxx", true})
	fine(t, body.Close())
}

func TestReadsEventsWhileTheyCome(t *testing.T) {
	s := newServer(t)
	more := make(chan struct{})
	s.expect(answer{header: map[string]string{"Content-Type": "text/event-stream"}, do: func(w http.ResponseWriter) {
		_, _ = w.Write([]byte("\ufeff: hello\nid: 1\nevent: made\ndata: {\"id\":\"t\",\ndata: \"kind\":\"big\"}\n\n"))
		w.(http.Flusher).Flush()
		<-more
		_, _ = w.Write([]byte("retry: 5\r\ndata:[DONE]\r"))
		w.(http.Flusher).Flush()
		_, _ = w.Write([]byte("\n\r\ndata: cut off"))
	}})
	events, err := s.client().AskEvents(ctx, &sdk.AskBody{Stream: sdk.Ptr(true)})
	fine(t, err)
	check(t, "the first", events.Next(), true)
	first := events.Value()
	check(t, "its data", *first.Data, sdk.Thing{ID: "t", Kind: sdk.ThingKindBig})
	check(t, "its name", []string{first.Event, first.ID}, []string{"made", "1"})
	close(more)
	check(t, "the second", events.Next(), true)
	check(t, "no JSON", events.Value(), sdk.ServerSentEvent[sdk.Thing]{Event: "message", ID: "1", Text: "[DONE]", Retry: 5 * time.Millisecond})
	check(t, "the end", events.Next() || events.Next() || events.Err() != nil, false)
	check(t, "asked for", s.last().header.Get("Accept"), "text/event-stream")
	answered, err := s.client().Ask(ctx, nil)
	fine(t, err)
	check(t, "the JSON", *answered, sdk.Thing{ID: "t", Kind: sdk.ThingKindBig})
}

func TestReadsWebhooks(t *testing.T) {
	got, err := sdk.ParseThingMade([]byte(thing))
	fine(t, err)
	check(t, "the payload", got, sdk.Thing{ID: "t", Kind: sdk.ThingKindBig})
	if _, err := sdk.ParseThingMade(bytes.Repeat([]byte("{"), 3)); err == nil {
		t.Error("that is no payload")
	}
}

func TestGivesStatusAndHeadersAndSendsHeadersOfACall(t *testing.T) {
	s := newServer(t)
	s.expect(answer{status: 201, header: map[string]string{"X-Rate": "5"}, body: thing})
	client := s.client(func(c *sdk.Config) { c.Header = http.Header{"X-All": {"1"}, "X-Kept": {"3"}} })
	var response sdk.Response
	_, err := client.GetThing(ctx, sdk.WithResponse(&response), sdk.WithHeader("x-all", "2"))
	fine(t, err)
	check(t, "the answer", []any{response.StatusCode, response.Header.Get("x-rate")}, []any{201, "5"})
	header := s.last().header
	check(t, "headers", []string{header.Get("X-All"), header.Get("X-Kept"), header.Get("User-Agent")}, []string{"2", "3", "runtime-sdk/1.2.3-beta.4 (portico)"})
}
