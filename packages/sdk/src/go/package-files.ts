import type { SdkFile } from '../sdk-file.ts';
import { firstCall } from './go-samples.ts';
import { literal } from './go-text.ts';
import type { GoPackage } from './go-types.ts';
import { readmeFile } from './readme-file.ts';

const LICENCE = `The code in this package was generated from an OpenAPI document. It is yours to use, change and distribute without
condition. It comes without warranty of any kind.
`;

const smokeTest = (go: GoPackage): string => {
  const { module, identifier } = go.names;
  const call = firstCall(go);
  const needs = (name: string): string => (call?.code.includes(`${name}.`) ? `\t"${name}"\n` : '');
  const action = call
    ? `\t${call.takes.map(() => '_').join(', ')} = ${call.code}
	if len(calls) != 1 || calls[0] != ${literal(call.method.toUpperCase())} {
		t.Fatalf("the server saw %v", calls)
	}`
    : `\tif client == nil || len(calls) != 0 {
		t.Fatal("there is no client")
	}`;
  return `package ${identifier}_test

import (
${needs('bytes')}${call ? '\t"context"\n' : ''}	"net/http"
	"net/http/httptest"
${needs('strings')}	"testing"

	${identifier} ${literal(module)}
)

func TestTheClientSendsACall(t *testing.T) {
	var calls []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls = append(calls, r.Method)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte("{}"))
	}))
	defer server.Close()
	client := ${identifier}.New(${identifier}.Config{BaseURL: server.URL, Retries: ${identifier}.Ptr(0)})
${action}
}
`;
};

/** Everything around the sources: metadata, README, licence, smoke test. */
export const packageFiles = (go: GoPackage): SdkFile[] => [
  { path: 'go.mod', text: `module ${go.names.module}\n\ngo 1.19\n` },
  { path: 'README.md', text: readmeFile(go) },
  { path: 'LICENSE', text: LICENCE },
  { path: 'client_test.go', text: smokeTest(go) },
];
