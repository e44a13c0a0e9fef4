import type { JsonObject } from '@portico/openapi';
import { hostileDocuments } from '../python/hostile-documents.ts';

const CANARIES = ['panic("HACKED")', 'os.WriteFile("HACKED", nil, 0644)', 'func init() { panic("HACKED") }'];

const AROUND: readonly ((canary: string) => string)[] = [
  (canary) => `*/ ${canary} /*`,
  (canary) => `\n${canary}\n`,
  (canary) => `\r${canary}\r`,
  (canary) => `\u2028${canary}\u2029\u0085${canary}`,
  (canary) => `"\n${canary}\nvar x = "`,
  (canary) => `\`\n${canary}\nvar x = \``,
  (canary) => `\\"; ${canary} //`,
  (canary) => `"}; ${canary}; var x = []string{"`,
  (canary) => `\ufeff\n${canary}`,
  (canary) => `\u202e${canary}\u202c\u0000`,
  (canary) => `//go:build ignore\n${canary}`,
];

const PLAIN = (
  '*/|/*|//|`|``|```|"|\\|\\x22|\\u0022|\'\'|%s|%!v(MISSING)|json:"a"|`json:"a"`|a,omitempty|-|,|const:"1"|member:"x"|' +
  'go:generate touch HACKED|//go:generate touch HACKED|//go:embed /etc/passwd|//line /etc/passwd:1|line /etc/passwd:1|+build ignore|' +
  '// +build ignore|Deprecated: no|Output: x|# Heading|[x]: http://x|[x]|- item|1. item|    code|import "C"|#cgo LDFLAGS: -x|' +
  'package main|init|main|func|type|any|error|string|nil|iota|union|core|payload|operation|given|iterate|New|Config|Ptr|Nullable|Null|' +
  'MarshalJSON|UnmarshalJSON|AdditionalProperties|Value|String|GoString|Error|APIError|Client|json|context|io|ctx|params|options|result|' +
  'body|token|new|test|std|_test|models_linux|internal|vendor|../../etc/passwd|名前|\u{10ffff}|ÅngströmInit|a\tb|A Heading Without End'
).split('|');

const NAMES = [...CANARIES.flatMap((canary) => AROUND.map((around) => around(canary))), ...PLAIN];

/** The name of the document that others are made of. */
const MARK = '__init__';

/** Documents with a name of harm in every position, for what Go and its tools do with text. */
export const hostileGoDocuments = (): { readonly name: string; readonly document: JsonObject }[] => {
  const all = hostileDocuments();
  const base = JSON.stringify(all.find(({ name }) => name === MARK)?.document);
  const own = NAMES.map((name) => ({
    name,
    document: JSON.parse(base.replaceAll(MARK, () => JSON.stringify(name).slice(1, -1))) as JsonObject,
  }));
  return [...all, ...own];
};
