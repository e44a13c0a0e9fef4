package runtimesdk_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	sdk "runtime-sdk"
)

func equal(got, wanted any) bool { return reflect.DeepEqual(got, wanted) }

func TestReadsWhatServersSend(t *testing.T) {
	s := newServer(t)
	s.expect(answer{status: 200, body: `{"id":"t","kind":"huge","note":null,"class":"c","new":1,"Kind":5,"pet":{"type":"Dog","tricks":["sit"]}}`})
	got, err := s.client().GetThing(ctx)
	fine(t, err)
	check(t, "an unlisted value", got.Kind, sdk.ThingKind("huge"))
	check(t, "null", []bool{got.Note.IsNull(), got.Note.IsSet()}, []bool{true, true})
	check(t, "class", *got.Class, "c")
	pet, err := got.Pet.Value()
	fine(t, err)
	check(t, "the variant", pet, sdk.Dog{Type: "Dog", Tricks: []string{"sit"}})
	if _, err := got.Pet.AsCat(); err == nil {
		t.Error("a dog is no cat")
	}
	again, err := json.Marshal(got)
	fine(t, err)
	check(t, "written again", string(again), `{"id":"t","kind":"huge","note":null,"class":"c","pet":{"type":"Dog","tricks":["sit"]}}`)
	s.expect(answer{status: 200, body: `{"type":"Bird","wings":2}`})
	bird, err := s.client().KeyedThing(ctx, sdk.KeyedThingParams{From: sdk.Ptr("a")})
	fine(t, err)
	check(t, "the query", s.last().url, "/thing?from=a")
	value, err := bird.Value()
	fine(t, err)
	check(t, "an unknown variant", value, map[string]any{"type": "Bird", "wings": 2.0})
	s.expect(answer{status: 200, body: `{}`})
	got, err = s.client().GetThing(ctx)
	fine(t, err)
	check(t, "nothing", got.Note.IsSet(), false)
}

func TestTellsWhatItCouldNotRead(t *testing.T) {
	s := newServer(t)
	s.expect(answer{status: 200, body: `{"id":5,"kind":"big"}`}, answer{status: 200, body: `<html>`}, answer{status: 200, body: `{"type":"Cat","lives":9.0}`})
	got, err := s.client().GetThing(ctx)
	var wrong *sdk.DecodeError
	check(t, "a DecodeError", errors.As(err, &wrong) && strings.Contains(err.Error(), "id"), true)
	check(t, "what was read", got.Kind, sdk.ThingKindBig)
	_, err = s.client().GetThing(ctx)
	check(t, "no JSON", errors.As(err, &wrong) && string(wrong.Raw) == "<html>", true)
	pet, err := s.client().KeyedThing(ctx, sdk.KeyedThingParams{})
	fine(t, err)
	cat, err := pet.AsCat()
	fine(t, err)
	check(t, "a whole number", *cat.Lives, int64(9))
}

func TestSendsNullOnlyWhereItWasSetAndNothingThatWasNot(t *testing.T) {
	s := newServer(t)
	client := s.client()
	for _, body := range []*sdk.Thing{
		{Kind: sdk.ThingKindBig},
		{Kind: sdk.ThingKindBig, Note: sdk.Null[string](), Pet: sdk.Ptr(sdk.PetFromCat(sdk.Cat{Lives: sdk.Ptr(int64(9))}))},
		{Kind: sdk.ThingKindBig, Note: sdk.NewNullable(""), Pet: sdk.Ptr(sdk.PetFromDog(sdk.Dog{Tricks: []string{}}))},
	} {
		_, err := client.MakeThing(ctx, body)
		fine(t, err)
	}
	check(t, "absent", s.seen[0].body, `{"kind":"big"}`)
	check(t, "null", s.seen[1].body, `{"kind":"big","note":null,"pet":{"type":"Cat","lives":9}}`)
	check(t, "empty", s.seen[2].body, `{"kind":"big","note":"","pet":{"type":"Dog","tricks":[]}}`)
	_, err := client.MakeThing(ctx, nil)
	fine(t, err)
	check(t, "no body", []string{s.last().body, s.last().header.Get("Content-Type")}, []string{"", ""})
}

func TestRetriesAsRetryAfterAsks(t *testing.T) {
	s := newServer(t)
	client := s.client()
	busy := answer{status: 503, header: map[string]string{"Retry-After": "0"}}
	s.expect(busy, busy)
	_, err := client.GetThing(ctx)
	fine(t, err)
	check(t, "calls", len(s.seen), 3)
	for _, wait := range []string{"1", "date"} {
		if wait == "date" {
			wait = time.Now().Add(2 * time.Second).UTC().Format(http.TimeFormat)
		}
		s.expect(answer{status: 429, header: map[string]string{"Retry-After": wait}})
		began := time.Now()
		_, err = client.MakeThing(ctx, nil)
		fine(t, err)
		if took := time.Since(began); took < 900*time.Millisecond || len(s.seen) != 2 {
			t.Errorf("%s: after %s, %d calls", wait, took, len(s.seen))
		}
	}
	s.expect(busy, busy, busy)
	var refused *sdk.APIError
	_, err = client.GetThing(ctx)
	check(t, "refused", errors.As(err, &refused) && refused.StatusCode == 503 && len(s.seen) == 3, true)
	s.expect(answer{status: 503, header: map[string]string{"Retry-After": "600"}})
	limited, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
	defer cancel()
	_, err = client.GetThing(limited)
	check(t, "the wait ends with the context", errors.Is(err, context.DeadlineExceeded), true)
}

func TestRepeatsNothingThatIsNotSafe(t *testing.T) {
	s := newServer(t)
	client := s.client()
	broken := answer{status: 500}
	s.expect(broken)
	_, err := client.MakeThing(ctx, nil)
	check(t, "refused at once", err != nil && len(s.seen) == 1, true)
	s.expect(broken)
	_, err = client.MakeThing(ctx, nil, sdk.WithIdempotencyKey("k"))
	fine(t, err)
	check(t, "with a key", []string{s.seen[0].header.Get("Idempotency-Key"), s.seen[1].header.Get("Idempotency-Key")}, []string{"k", "k"})
	s.expect(broken)
	_, err = client.ChangeThing(ctx, sdk.ChangeThingParams{}, &sdk.Thing{Kind: sdk.ThingKindBig})
	fine(t, err)
	first := s.seen[0].header.Get("X-Idempotency-Key")
	check(t, "with a key of ours", first != "" && first == s.seen[1].header.Get("X-Idempotency-Key"), true)
	s.expect(answer{status: 400})
	_, err = client.GetThing(ctx)
	check(t, "a mistake", err != nil && len(s.seen) == 1, true)
	s.expect(broken)
	_, err = client.GetThing(ctx, sdk.WithRetries(0))
	check(t, "no retries", err != nil && len(s.seen) == 1, true)
}

func TestTellsProblems(t *testing.T) {
	s := newServer(t)
	s.expect(
		answer{404, map[string]string{"Content-Type": "application/problem+json"}, `{"type":"about:blank","title":"None","status":404,"detail":"no thing","code":7,"requestId":"r1"}`, nil},
		answer{418, map[string]string{"x-amzn-requestid": "r2", "Content-Type": "text/plain"}, "tea", nil},
	)
	_, err := s.client().GetThing(ctx)
	var refused *sdk.APIError
	if !errors.As(err, &refused) {
		t.Fatal(err)
	}
	check(t, "the message", err.Error(), "getThing: 404 Not Found: None: no thing")
	check(t, "the request", refused.RequestID, "r1")
	check(t, "the type", *refused.Body.(*sdk.Trouble).Code, int64(7))
	check(t, "the problem", refused.Problem, &sdk.Problem{Type: "about:blank", Title: "None", Status: 404, Detail: "no thing", Extensions: map[string]any{"code": 7.0, "requestId": "r1"}})
	_, err = s.client().GetThing(ctx)
	if !errors.As(err, &refused) {
		t.Fatal(err)
	}
	check(t, "no problem", []any{string(refused.Raw), refused.Body, refused.Problem == nil, refused.RequestID}, []any{"tea", nil, true, "r2"})
}

func TestTellsSilenceFromRefusal(t *testing.T) {
	s := newServer(t)
	done := make(chan struct{})
	defer close(done)
	silent := answer{do: func(http.ResponseWriter) { <-done }}
	drip := answer{do: func(w http.ResponseWriter) {
		for {
			select {
			case <-done:
				return
			case <-time.After(10 * time.Millisecond):
				_, _ = w.Write([]byte(" "))
				w.(http.Flusher).Flush()
			}
		}
	}}
	for _, one := range []answer{silent, drip} {
		s.expect(one)
		_, err := s.client().GetThing(ctx, sdk.WithTimeout(200*time.Millisecond), sdk.WithRetries(0))
		var late *sdk.TimeoutError
		var silence *sdk.ConnectionError
		check(t, "late", errors.As(err, &late) && errors.As(err, &silence) && errors.Is(err, context.DeadlineExceeded), true)
	}
	cut := answer{do: func(w http.ResponseWriter) {
		w.Header().Set("Content-Length", "50")
		_, _ = w.Write([]byte("{}"))
	}}
	s.expect(cut)
	var silence *sdk.ConnectionError
	_, err := s.client().GetThing(ctx, sdk.WithRetries(0))
	check(t, "cut off", errors.As(err, &silence), true)
	gone := sdk.New(sdk.Config{BaseURL: "http://127.0.0.1:1", APIKey: "s3cret", Retries: sdk.Ptr(1)})
	_, err = gone.ByQuery(ctx)
	check(t, "nobody", errors.As(err, &silence) && !strings.Contains(fmt.Sprintf("%v %+v", err, silence.Err), "s3cret"), true)
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	_, err = s.client().GetThing(stopped)
	check(t, "given up", errors.Is(err, context.Canceled), true)
}

func TestWalksPages(t *testing.T) {
	s := newServer(t)
	client := s.client()
	page := func(more string, ids ...string) answer {
		var things []string
		for _, id := range ids {
			things = append(things, fmt.Sprintf(`{"id":%q,"kind":"big"}`, id))
		}
		return answer{status: 200, body: `{"data":[` + strings.Join(things, ",") + `]` + more + `}`}
	}
	for _, one := range []struct {
		items   func() *sdk.Iterator[sdk.Thing]
		answers []answer
		urls    []string
	}{
		{func() *sdk.Iterator[sdk.Thing] { return client.ByPageIter(sdk.ByPageParams{Limit: sdk.Ptr(int64(2))}) },
			[]answer{page("", "a", "b"), page("", "c"), page("", "never")}, []string{"/pages?limit=2", "/pages?page=2&limit=2"}},
		{func() *sdk.Iterator[sdk.Thing] { return client.ByOffsetIter(sdk.ByOffsetParams{}) },
			[]answer{page("", "a", "b"), page("", "c"), page("")}, []string{"/offsets", "/offsets?offset=2", "/offsets?offset=3"}},
		{func() *sdk.Iterator[sdk.Thing] { return client.ByCursorIter(sdk.ByCursorParams{}) },
			[]answer{page(`,"next_cursor":"x"`, "a", "b"), page(`,"next_cursor":""`, "c")}, []string{"/cursors", "/cursors?cursor=x"}},
		{func() *sdk.Iterator[sdk.Thing] { return client.ByLastIter(sdk.ByLastParams{}) },
			[]answer{page(`,"has_more":true`, "a", "b"), page(`,"has_more":false`, "c")}, []string{"/lasts", "/lasts?starting_after=b"}},
	} {
		s.expect(one.answers...)
		items := one.items()
		check(t, "lazy", len(s.seen), 0)
		var ids []string
		for items.Next(ctx) {
			ids = append(ids, items.Value().ID)
		}
		fine(t, items.Err())
		check(t, "items", ids, []string{"a", "b", "c"})
		check(t, "pages", s.urls(), one.urls)
	}
	s.expect(answer{status: 400})
	items := client.ByPageIter(sdk.ByPageParams{})
	check(t, "a failure ends it", items.Next(ctx) || items.Next(ctx) || items.Err() == nil || len(s.seen) != 1, false)
}

func TestReadsJSONHoweverItIsWritten(t *testing.T) {
	odd := " {\n\t\"\\u006bind\" : \"b\\u00efg\\\"\\\\\" ,\r\"x{\":[{\"]\":\"}\\\\\"},[]], \"note\":\"é\" , \"pet\" : { \"type\":\"Dog\" ,\"tricks\":[ \"a,b\" , \"\" ]}, \"class\":null} "
	var got sdk.Thing
	fine(t, json.Unmarshal([]byte(odd), &got))
	note, _ := got.Note.Get()
	check(t, "escaped", []any{got.Kind, note, got.Class == nil}, []any{sdk.ThingKind("bïg\"\\"), "é", true})
	dog, err := got.Pet.AsDog()
	fine(t, err)
	check(t, "nested", dog.Tricks, []string{"a,b", ""})
	for end := range strings.TrimSpace(odd) {
		var cut sdk.Thing
		if err := cut.UnmarshalJSON([]byte(odd[:end])); err == nil {
			t.Errorf("%q is cut off", odd[:end])
		}
	}
	for _, wrong := range []string{`[]`, `5`, `"a"`, `{"kind"}`, `{"kind":}`, `{,}`, `{"a":1]`, `{"kind":"big" "note":"n"}`} {
		var none sdk.Thing
		if err := json.Unmarshal([]byte(wrong), &none); err == nil {
			t.Errorf("%q is no thing", wrong)
		}
	}
}
