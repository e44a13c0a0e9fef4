package runtimesdk_test

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	sdk "runtime-sdk"
)

func TestFetchesATokenOnceAndAgainWhenItExpires(t *testing.T) {
	s := newServer(t)
	client := s.client(func(c *sdk.Config) { c.ClientID, c.ClientSecret, c.Scopes = "i:d", "s", []string{"a", "b"} })
	s.expect(answer{status: 200, body: `{"access_token":"T1","expires_in":3600}`})
	var all sync.WaitGroup
	for at := 0; at < 8; at++ {
		all.Add(1)
		go func() {
			defer all.Done()
			if _, err := client.ByOauth(ctx); err != nil {
				t.Error(err)
			}
		}()
	}
	all.Wait()
	tokens := 0
	for _, one := range s.seen {
		if one.url != "/token" {
			check(t, "the token", one.header.Get("Authorization"), "Bearer T1")
			continue
		}
		tokens++
		check(t, "the form", one.body, "grant_type=client_credentials&scope=a+b")
		check(t, "the client", one.header.Get("Authorization"), "Basic "+base64.StdEncoding.EncodeToString([]byte("i%3Ad:s")))
	}
	check(t, "fetched", []int{tokens, len(s.seen)}, []int{1, 9})
	short := s.client(func(c *sdk.Config) { c.ClientID, c.ClientSecret, c.TokenURL = "i", "s", s.url+"/other" })
	s.expect(answer{status: 200, body: `{"access_token":"T2","expires_in":0}`}, answer{status: 200, body: thing}, answer{status: 200, body: `{"access_token":"T3"}`})
	for at := 0; at < 2; at++ {
		_, err := short.ByOauth(ctx)
		fine(t, err)
	}
	check(t, "again", s.urls(), []string{"/other", "/oauth", "/other", "/oauth"})
	check(t, "the new one", s.last().header.Get("Authorization"), "Bearer T3")
	s.expect(answer{status: 401, body: `{"error":"invalid_client"}`})
	_, err := s.client(func(c *sdk.Config) { c.ClientID, c.ClientSecret = "i", "s3cret" }).ByOauth(ctx)
	var refused *sdk.APIError
	check(t, "refused", errors.As(err, &refused) && refused.StatusCode == 401 && !strings.Contains(fmt.Sprintf("%+v", refused), "s3cret"), true)
}

func TestTakesCredentialsFromTheEnvironment(t *testing.T) {
	s := newServer(t)
	for name, value := range map[string]string{"API_KEY": "k y", "USERNAME": "u", "PASSWORD": "p", "TOKEN": "T", "BASE_URL": s.url} {
		t.Setenv("RUNTIME_"+name, value)
	}
	client := sdk.New(sdk.Config{})
	_, err := client.ByKey(ctx)
	fine(t, err)
	check(t, "basic", s.last().header.Get("Authorization"), "Basic "+base64.StdEncoding.EncodeToString([]byte("u:p")))
	_, err = client.ByQuery(ctx)
	fine(t, err)
	check(t, "the query", s.last().url, "/queried?key=k%20y")
	_, err = client.ByOauth(ctx)
	fine(t, err)
	check(t, "bearer", s.last().header.Get("Authorization"), "Bearer T")
	t.Setenv("RUNTIME_TOKEN", "")
	t.Setenv("RUNTIME_CLIENT_ID", "i")
	t.Setenv("RUNTIME_CLIENT_SECRET", "s")
	s.expect(answer{status: 200, body: `{"access_token":"T4"}`})
	_, err = sdk.New(sdk.Config{}).ByOauth(ctx)
	fine(t, err)
	check(t, "client credentials", s.last().header.Get("Authorization"), "Bearer T4")
}

func TestUsesTheFirstAlternativeItHasAllOf(t *testing.T) {
	s := newServer(t)
	both := s.client(func(c *sdk.Config) { c.APIKeys = map[string]string{"header": "h", "cookie": "c;"} })
	_, err := both.ByKey(ctx)
	fine(t, err)
	check(t, "both", []string{s.last().header.Get("X-Key"), s.last().header.Get("Cookie")}, []string{"h", "key=c%3B"})
	one := s.client(func(c *sdk.Config) { c.APIKeys = map[string]string{"header": "h"} })
	_, err = one.ByKey(ctx)
	fine(t, err)
	check(t, "one is not enough", s.last().header.Get("X-Key"), "")
}

func TestShowsNoSecret(t *testing.T) {
	s := newServer(t)
	config := sdk.Config{BaseURL: s.url, APIKey: "s3cret\n", Password: "s3cret", TokenSource: func(context.Context) (string, error) { return "s3cret\n", nil }}
	client := sdk.New(config)
	_, keyed := client.ByKey(ctx)
	_, bearer := client.ByOauth(ctx)
	shown := fmt.Sprintf("%v %+v %#v %v %+v %#v %v %+v", config, config, config, client, client, client, keyed, bearer)
	check(t, "shown", keyed == nil || bearer == nil || strings.Contains(shown, "s3cret"), false)
	check(t, "sent", len(s.seen), 0)
}

func TestSendsCredentialsToNoOtherServer(t *testing.T) {
	s := newServer(t)
	other := s.client(func(c *sdk.Config) {
		c.BaseURL, c.Token, c.APIKey = strings.Replace(s.url, "127.0.0.1", "localhost", 1), "T", "k"
	})
	s.expect(answer{status: 302, header: map[string]string{"Location": s.url + "/elsewhere"}})
	_, err := other.ByOauth(ctx)
	fine(t, err)
	check(t, "followed", s.urls(), []string{"/oauth", "/elsewhere"})
	check(t, "credentials", []string{s.seen[0].header.Get("Authorization"), s.seen[1].header.Get("Authorization")}, []string{"Bearer T", ""})
	s.expect(answer{status: 302, header: map[string]string{"Location": "/elsewhere"}})
	_, err = other.ByOauth(ctx)
	fine(t, err)
	check(t, "the same server", s.last().header.Get("Authorization"), "Bearer T")
}
