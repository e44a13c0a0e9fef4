import type { JsonValue } from '@portico/openapi';
import type { ClientMethod } from '../../src/go/client-methods.ts';
import { argumentsCode } from '../../src/go/go-samples.ts';
import { literal } from '../../src/go/go-text.ts';
import type { GoPackage } from '../../src/go/go-types.ts';

/** What one operation is called with: parameters by identifier, and the preferred body. */
export type ProgramCall = {
  readonly name: string;
  readonly parameters: Readonly<Record<string, JsonValue>>;
  readonly body: { readonly value: JsonValue } | undefined;
};

const taken = ({ kind, planned }: ClientMethod, call: string): string => {
  if (kind === 'pages') return `items := ${call}\n\t\titems.Next(ctx)\n\t\treturn items.Value(), items.Err()`;
  if (kind === 'stream') return `return readAll(${call})`;
  if (kind === 'events') return `return readEvents(${call})`;
  return planned.result ? `return needed(${call})` : `return nil, ${call}`;
};

const RUN = `
func attempt(name string, call func() (any, error)) {
	answer, err := call()
	if err == nil {
		err = look(reflect.ValueOf(answer))
	}
	line := []any{name, nil}
	if err != nil {
		line[1] = err.Error()
		if refused, ok := err.(*sdk.APIError); ok {
			line[1] = err.Error() + string(refused.Raw)
		}
	}
	text, _ := json.Marshal(line)
	fmt.Println(string(text))
}

func needed[T any](answer T, err error) (any, error) {
	if value := reflect.ValueOf(answer); err == nil && value.Kind() == reflect.Pointer && value.IsNil() {
		return nil, fmt.Errorf("the answer is nil")
	}
	return answer, err
}

func readAll(body io.ReadCloser, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(body)
	if len(content) == 0 && err == nil {
		err = fmt.Errorf("the answer is empty")
	}
	return content, err
}

func readEvents[T any](events *sdk.EventStream[T], err error) (any, error) {
	if err != nil {
		return nil, err
	}
	var found []T
	for events.Next() {
		if events.Value().Data == nil {
			return nil, fmt.Errorf("%q is not of the planned type", events.Value().Text)
		}
		found = append(found, *events.Value().Data)
	}
	if len(found) == 0 && events.Err() == nil {
		return nil, fmt.Errorf("there was no event")
	}
	return found, events.Err()
}

// look reads every union there is in a value.
func look(value reflect.Value) error {
	if !value.IsValid() {
		return nil
	}
	if union, ok := value.Interface().(interface{ Value() (any, error) }); ok && value.Kind() == reflect.Struct {
		held, err := union.Value()
		if err != nil {
			return fmt.Errorf("%s: %w", value.Type(), err)
		}
		return look(reflect.ValueOf(held))
	}
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface:
		return look(value.Elem())
	case reflect.Slice:
		for at := 0; at < value.Len(); at++ {
			if err := look(value.Index(at)); err != nil {
				return err
			}
		}
	case reflect.Map:
		for _, key := range value.MapKeys() {
			if err := look(value.MapIndex(key)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for at := 0; at < value.NumField(); at++ {
			if value.Type().Field(at).IsExported() {
				if err := look(value.Field(at)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
`;

/**
 * A Go program that calls every method of a client once and prints a line of JSON for each: `[method, null]`, or what went
 * wrong. An answer must be read into the planned type, the values of its unions too. Methods for further bodies are left out.
 */
export const callProgram = (go: GoPackage, calls: readonly ProgramCall[], baseUrl: string): string => {
  const blocks = go.names.methods.flatMap((method) => {
    const call = calls.find(({ name }) => name === method.planned.name);
    if (!call || method.bodyIndex > 0) return [];
    const code = `client.${method.name}(${argumentsCode(method, call, go, 'sdk.')})`;
    return [`\tattempt(${literal(method.name)}, func() (any, error) {\n\t\t${taken(method, code)}\n\t})\n`];
  });
  const reader = blocks.some((block) => block.includes('strings.NewReader(')) ? '\t"strings"\n' : '';
  return `package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
${reader}
	sdk ${literal(go.names.module)}
)

func main() {
	ctx := context.Background()
	client := sdk.New(sdk.Config{BaseURL: ${literal(baseUrl)}, APIKey: "key", Token: "token", Username: "u", Password: "p", Retries: sdk.Ptr(0)})
	_, _ = ctx, client
${blocks.join('')}}
${RUN}`;
};
