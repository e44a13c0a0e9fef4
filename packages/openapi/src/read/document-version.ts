import { type Phrase, phrase } from '@portico/words';
import { isObject, type JsonValue, member } from '../json-value.ts';
import { type Finding, quote } from './document-problem.ts';
import type { SourceVersion } from './shape.ts';

const SOURCES: readonly SourceVersion[] = ['3.0', '3.1', '3.2'];

/** The version a parsed document says it is written in, or why it is none that is taken. */
export const versionOf = (document: JsonValue | undefined): { version: SourceVersion } | { finding: Finding } => {
  const refuse = (rule: string, pointer: string, words: Phrase) => ({
    finding: { severity: 'error', rule, words, pointer } as const,
  });
  if (!isObject(document))
    return refuse('not-openapi', '', phrase`The document is not an object: it is no OpenAPI document.`);
  const openapi = member(document, 'openapi');
  const swagger = member(document, 'swagger');
  const known = SOURCES.find((version) => typeof openapi === 'string' && openapi.startsWith(`${version}.`));
  if (known !== undefined) return { version: known };
  const taken = (name: string, written: JsonValue) =>
    phrase`${name} ${quote(String(written))} is not taken; 2.0, 3.0.x, 3.1.x and 3.2.x are, written as text.`;
  if (openapi !== undefined) return refuse('openapi-version', '/openapi', taken('OpenAPI', openapi));
  if (swagger === '2.0') return { version: '2.0' };
  if (swagger !== undefined) return refuse('openapi-version', '/swagger', taken('Swagger', swagger));
  return refuse(
    'not-openapi',
    '',
    phrase`The field "openapi" with the version is missing: this is no OpenAPI document.`,
  );
};
