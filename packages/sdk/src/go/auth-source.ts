/** Source of the emitted `auth.go`: how credentials are sent. Holds no backtick. */
export const AUTH_SOURCE = String.raw`package PACKAGE

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

const (
	renewEarly      = 30 * time.Second
	lifetimeDefault = time.Hour
)

var (
	errNoToken      = errors.New("the answer holds no access_token")
	forToken        = &operation{id: "token", method: http.MethodPost}
	formContentType = "application/x-www-form-urlencoded"
)

type token struct {
	value string
	until time.Time
}

// auth sends the first alternative of an operation for which the credentials are known.
type auth struct {
	core    *core
	schemes map[string]scheme
	mutex   sync.Mutex
	tokens  map[string]token
}

// credentials are headers with credentials added, and texts for the query.
func (a *auth) credentials(ctx context.Context, op *operation, header http.Header) (http.Header, []string, error) {
	sent := header.Clone()
	var query []string
	for _, alternative := range op.security {
		if !a.knowsAll(alternative) {
			continue
		}
		for _, name := range alternative {
			own := a.schemes[name]
			if own.kind == "apiKey" && own.place == "query" {
				query = append(query, escape(own.name)+"="+escape(a.apiKey(name)))
			} else if err := a.add(ctx, sent, name, own); err != nil {
				return nil, nil, err
			}
		}
		break
	}
	return sent, query, nil
}

func (a *auth) apiKey(name string) string {
	if a.core.config.APIKeys != nil {
		return a.core.config.APIKeys[name]
	}
	return a.core.config.APIKey
}

func (a *auth) knowsAll(alternative []string) bool {
	for _, name := range alternative {
		if !a.knows(name) {
			return false
		}
	}
	return len(alternative) > 0
}

func (a *auth) knows(name string) bool {
	config := a.core.config
	own, ok := a.schemes[name]
	switch {
	case !ok:
		return false
	case own.kind == "apiKey":
		return a.apiKey(name) != ""
	case own.kind == "basic":
		return config.Username != ""
	case own.kind == "mutual":
		return config.MutualTLS
	case config.Token != "" || config.TokenSource != nil:
		return true
	}
	return own.kind == "oauth" && a.tokenURL(own) != "" && config.ClientID != "" && config.ClientSecret != ""
}

func (a *auth) tokenURL(own scheme) string {
	if a.core.config.TokenURL != "" || own.name == "" {
		return a.core.config.TokenURL
	}
	base, err := url.Parse(a.core.config.BaseURL + "/")
	if err != nil {
		return ""
	}
	found, err := base.Parse(own.name)
	if err != nil {
		return ""
	}
	return found.String()
}

func (a *auth) add(ctx context.Context, header http.Header, name string, own scheme) error {
	config := a.core.config
	target, value := "Authorization", ""
	switch own.kind {
	case "mutual":
		return nil
	case "basic":
		value = "Basic " + base64.StdEncoding.EncodeToString([]byte(config.Username+":"+config.Password))
	case "apiKey":
		target, value = own.name, a.apiKey(name)
		if own.place == "cookie" {
			target, value = "Cookie", own.name+"="+escape(value)
			if known := header.Get("Cookie"); known != "" {
				value = known + "; " + value
			}
		}
	default:
		bearer, err := a.bearer(ctx, own)
		if err != nil {
			return err
		}
		value = "Bearer " + bearer
	}
	if err := headerSafe(target, value); err != nil {
		return err
	}
	header.Set(target, value)
	return nil
}

func (a *auth) bearer(ctx context.Context, own scheme) (string, error) {
	if source := a.core.config.TokenSource; source != nil {
		return source(ctx)
	}
	if a.core.config.Token != "" {
		return a.core.config.Token, nil
	}
	return a.clientToken(ctx, a.tokenURL(own))
}

// clientToken is a token for our client id, fetched once however many ask for it at the same time.
func (a *auth) clientToken(ctx context.Context, address string) (string, error) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	if known, ok := a.tokens[address]; ok && time.Now().Before(known.until) {
		return known.value, nil
	}
	value, lifetime, err := a.fetch(ctx, address)
	if err != nil {
		return "", err
	}
	kept := lifetime - renewEarly
	if kept < lifetime/2 {
		// One that lives shorter than we renew early is used for half of its life.
		kept = lifetime / 2
	}
	a.tokens[address] = token{value, time.Now().Add(kept)}
	return value, nil
}

func (a *auth) fetch(ctx context.Context, address string) (string, time.Duration, error) {
	config := a.core.config
	form := url.Values{"grant_type": {"client_credentials"}}
	if len(config.Scopes) > 0 {
		form.Set("scope", strings.Join(config.Scopes, " "))
	}
	// RFC 6749, section 2.3.1: both are form-encoded before they are joined.
	pair := url.QueryEscape(config.ClientID) + ":" + url.QueryEscape(config.ClientSecret)
	header := http.Header{
		"Accept":        {"application/json"},
		"User-Agent":    {a.core.agent},
		"Content-Type":  {formContentType},
		"Authorization": {"Basic " + base64.StdEncoding.EncodeToString([]byte(pair))},
	}
	limited, limit := newDeadline(ctx, config.Timeout)
	body := form.Encode()
	response, err := a.core.once(limited, http.MethodPost, address, header, strings.NewReader(body), int64(len(body)))
	if err != nil {
		expired := limit.hasExpired()
		limit.stop()
		return "", 0, connectionError(forToken.id, expired, err)
	}
	found := &answer{op: forToken, response: response, limit: limit}
	if found.status() < 200 || found.status() > 299 {
		return "", 0, failed(forToken, found)
	}
	raw, err := found.all()
	if err != nil {
		return "", 0, err
	}
	return readToken(raw)
}

func readToken(raw []byte) (string, time.Duration, error) {
	var granted struct {
		AccessToken string          "json:\"access_token\""
		ExpiresIn   json.RawMessage "json:\"expires_in\""
	}
	if json.Unmarshal(raw, &granted) != nil || granted.AccessToken == "" {
		return "", 0, &ConnectionError{Operation: forToken.id, Err: errNoToken}
	}
	var seconds float64
	if len(granted.ExpiresIn) == 0 || json.Unmarshal(granted.ExpiresIn, &seconds) != nil {
		return granted.AccessToken, lifetimeDefault, nil
	}
	return granted.AccessToken, time.Duration(seconds * float64(time.Second)), nil
}
`;
