import { type Phrase, phrase, schemaFault } from '@portico/words';
import { quote } from '../read/document-problem.ts';

/** A finding of the kept engine: its text, and what stands in quotes in it. */
type Told = { readonly message: string; readonly quoted: readonly string[] };

const first = ({ quoted }: Told): string => quote(quoted[0] ?? '');
const second = ({ quoted }: Told): string => quote(quoted[1] ?? '');

/** `"a, b".` without what the sentence puts around it. */
const unquoted = (told = ''): string => told.replace(/\.$/, '').replace(/^"/, '').replace(/"$/, '');

/** The engine's validator as its errors were before they were made a text (ajv, @redocly/openapi-core lib/rules/ajv.js). */
const FAULTS: readonly (readonly [RegExp, string, (found: readonly string[]) => Readonly<Record<string, unknown>>])[] =
  [
    [/must have required property '(.*?)'/, 'required', ([missingProperty]) => ({ missingProperty })],
    [
      /must NOT have (?:additional|unevaluated) properties `(.*?)`/,
      'additionalProperties',
      ([additionalProperty]) => ({ additionalProperty }),
    ],
    [/must be equal to one of the allowed values ([\s\S]*)/, 'enum', ([told]) => ({ allowedValues: unquoted(told) })],
    [/must match format "(.*?)"/, 'format', ([format]) => ({ format })],
    [/must match pattern "(.*)"/, 'pattern', ([pattern]) => ({ pattern })],
    [/must NOT have fewer than (\d+) characters/, 'minLength', ([limit]) => ({ limit })],
    [/must NOT have more than (\d+) characters/, 'maxLength', ([limit]) => ({ limit })],
    [/must NOT have fewer than (\d+) items/, 'minItems', ([limit]) => ({ limit })],
    [/must NOT have more than (\d+) items/, 'maxItems', ([limit]) => ({ limit })],
    [/must be >= (\S+?)\.?$/, 'minimum', ([limit]) => ({ limit })],
    [/must be <= (\S+?)\.?$/, 'maximum', ([limit]) => ({ limit })],
    [/must be > (\S+?)\.?$/, 'exclusiveMinimum', ([limit]) => ({ limit })],
    [/must be < (\S+?)\.?$/, 'exclusiveMaximum', ([limit]) => ({ limit })],
    [/must be multiple of (\S+?)\.?$/, 'multipleOf', ([multipleOf]) => ({ multipleOf })],
    [/must match exactly one schema in oneOf/, 'oneOf', () => ({})],
    [/must match a schema in anyOf/, 'anyOf', () => ({})],
    [/must be equal to constant/, 'const', () => ({ allowedValue: '…' })],
    [/must be ([a-z, ]+)/, 'type', ([type]) => ({ type })],
  ];

/** Why an example does not fit, of which the engine gives a text only. */
const exampleFault = ({ message }: Told): Phrase => {
  const [, said = message] = message.split('must conform to the schema: ');
  for (const [pattern, keyword, params] of FAULTS) {
    const found = pattern.exec(said);
    if (!found) continue;
    const fault = schemaFault({ keyword, params: params(found.slice(1)) });
    const property = /^`(.*?)` property/.exec(said)?.[1];
    return property === undefined
      ? phrase`The example does not fit its schema: ${fault}.`
      : phrase`The example does not fit its schema: ${quote(property)} ${fault}.`;
  }
  return phrase`The example does not fit its schema: ${said}`;
};

/** What a rule of the kept engine found, by the rule's name. */
const WORDS: Readonly<Record<string, (told: Told) => Phrase>> = {
  'no-identical-paths': (told) => phrase`The path is the same as ${first(told)} but for the names of its variables.`,
  'no-ambiguous-paths': (told) => phrase`A request could mean ${first(told)} or ${second(told)}.`,
  'path-declaration-must-exist': () => phrase`A variable of the path has no name.`,
  'path-not-include-query': () => phrase`The path has a query in it; parameters with "in: query" say that.`,
  'no-path-trailing-slash': (told) => phrase`The path ${first(told)} ends with a slash.`,
  'no-http-verbs-in-paths': (told) => phrase`The path ${first(told)} names a method.`,
  'path-parameters-defined': (told) => phrase`The path and its parameters disagree about ${first(told)}.`,
  'operation-2xx-response': () => phrase`The operation has no response that succeeds (2XX).`,
  'operation-4xx-response': () => phrase`The operation has no response for faults of its caller (4XX).`,
  'operation-summary': () => phrase`The operation has no summary.`,
  'operation-operationId': () => phrase`The operation has no operationId.`,
  'operation-operationId-url-safe': () => phrase`The operationId has characters that a URL cannot hold as they are.`,
  'operation-description': () => phrase`The operation has no description.`,
  'parameter-description': () => phrase`The parameter has no description.`,
  'tag-description': () => phrase`The tag has no description.`,
  'no-duplicated-tag-names': (told) => phrase`The tag ${first(told)} is listed twice.`,
  'operation-tag-defined': () => phrase`The document does not list this tag.`,
  'info-contact': () => phrase`The document names no contact.`,
  'info-license': () => phrase`The document names no licence.`,
  'security-defined': (told) =>
    told.quoted.length > 0
      ? phrase`There is no security scheme ${first(told)}.`
      : phrase`The operation does not say who may call it.`,
  'security-scopes-defined': (told) =>
    told.quoted.length > 1
      ? phrase`The scope ${first(told)} is not declared by the scheme ${second(told)}.`
      : phrase`${first(told)} is asked for without a scope.`,
  'no-enum-type-mismatch': () => phrase`A value of the enumeration is of another type than the schema.`,
  'no-schema-type-mismatch': () => phrase`The schema has a keyword that belongs to another type.`,
  'no-duplicated-enum-values': (told) => phrase`The value ${first(told)} is in the enumeration twice.`,
  'no-required-schema-properties-undefined': (told) => phrase`The required property ${first(told)} is not declared.`,
  'no-illogical-composition-keywords': (told) => phrase`The schemas of ${first(told)} overlap, repeat or say nothing.`,
  'no-mixed-number-range-constraints': () => phrase`A limit is given both with and without its own value.`,
  'nullable-type-sibling': () => phrase`"nullable" means nothing without "type" beside it.`,
  'spec-ref-siblings': (told) => phrase`${first(told)} stands beside a $ref, where nobody reads it.`,
  'no-invalid-media-type-examples': exampleFault,
  'no-invalid-schema-examples': exampleFault,
  'no-invalid-parameter-examples': exampleFault,
  'no-example-value-and-externalValue': () => phrase`The example has both "value" and "externalValue".`,
  'no-unused-components': (told) => phrase`Nothing refers to the component ${first(told)}.`,
  'no-empty-servers': () => phrase`The document names no server.`,
  'no-server-trailing-slash': () => phrase`The server's URL ends with a slash.`,
  'no-undefined-server-variable': (told) => phrase`The server variable ${first(told)} is not declared, or not used.`,
  'no-server-variables-empty-enum': () => phrase`The server variable has no values, or a default that is none of them.`,
  'no-unsafe-markdown': () => phrase`A description has active content: scripts, event handlers or "javascript:" links.`,
};

export const redoclyWords = (rule: string, message: string): Phrase => {
  const quoted = [...message.matchAll(/`([^`]*)`|'([^']*)'|"([^"]*)"/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  return WORDS[rule]?.({ message, quoted }) ?? phrase`${message}`;
};
