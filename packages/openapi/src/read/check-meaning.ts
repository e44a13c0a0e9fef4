import { type Phrase, phrase } from '@portico/words';
import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  member,
  pointerOfReference,
  textOf,
} from '../json-value.ts';
import type { FoundReference } from './check-structure.ts';
import { type Finding, quote } from './document-problem.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** Longest chain of references that only lead on. */
const HOPS_MAX = 100;

/** Follows a reference, and the references it leads to; says why it leads nowhere. */
const resolve = (document: JsonValue, reference: string): { readonly target: JsonValue } | { readonly why: Phrase } => {
  const seen = new Set<string>();
  let next = reference;
  for (;;) {
    if (seen.has(next)) return { why: phrase`${quote(reference)} leads back to itself.` };
    if (seen.size > HOPS_MAX) return { why: phrase`${quote(reference)} leads on more than ${HOPS_MAX} times.` };
    seen.add(next);
    const pointer = pointerOfReference(next);
    const target = pointer === undefined ? undefined : follow(document, pointer);
    if (target === undefined) return { why: phrase`${quote(reference)} leads to nothing in this document.` };
    const further = textOf(target, '$ref');
    if (further === undefined || !further.startsWith('#'))
      return isObject(target) || typeof target === 'boolean'
        ? { target }
        : { why: phrase`${quote(reference)} does not lead to an object.` };
    next = further;
  }
};

/** What is wrong with where references lead: nothing outside the document, and something inside it. */
export const checkReferences = (
  document: JsonValue,
  references: readonly Pick<FoundReference, 'pointer' | 'reference'>[],
): Finding[] => {
  const verdicts = new Map<string, ReturnType<typeof resolve>>();
  const findings: Finding[] = [];
  for (const { pointer, reference } of references) {
    if (!reference.startsWith('#')) {
      const words = phrase`${quote(reference)} is outside this document. Nothing is fetched or opened: bundle the document first.`;
      findings.push({ severity: 'error', rule: 'external-ref', words, pointer });
      continue;
    }
    const verdict = verdicts.get(reference) ?? resolve(document, reference);
    verdicts.set(reference, verdict);
    if ('why' in verdict) findings.push({ severity: 'error', rule: 'unresolved-ref', words: verdict.why, pointer });
  }
  return findings;
};

const resolved = (document: JsonValue, value: JsonValue | undefined): JsonValue | undefined => {
  const reference = textOf(value, '$ref');
  if (reference === undefined) return value;
  const result = reference.startsWith('#') ? resolve(document, reference) : undefined;
  return result && 'target' in result ? result.target : undefined;
};

const templateNames = (path: string): string[] => [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);

/** Where a path template would be matched like another: names of its variables do not count. */
const templateKey = (path: string): string => path.replaceAll(/\{[^{}]*\}/g, '{}');

class OperationCheck {
  readonly findings: Finding[] = [];
  readonly ids = new Map<string, string>();
  readonly document: JsonObject;

  constructor(document: JsonObject) {
    this.document = document;
  }

  find(severity: 'error' | 'warning', rule: string, pointer: string, words: Phrase): void {
    this.findings.push({ severity, rule, pointer, words });
  }

  paths(): void {
    const paths = member(this.document, 'paths');
    if (!isObject(paths)) return;
    const seen = new Map<string, string>();
    for (const [path, item] of Object.entries(paths)) {
      if (path.startsWith('x-')) continue;
      const pointer = joinPointer('/paths', path);
      const twin = seen.get(templateKey(path));
      if (twin !== undefined)
        this.find('warning', 'path-ambiguous', pointer, phrase`${quote(path)} is the same path as ${quote(twin)}.`);
      seen.set(templateKey(path), path);
      const target = resolved(this.document, item);
      if (isObject(target)) this.item(path, target, pointer);
    }
  }

  item(path: string, item: JsonObject, pointer: string): void {
    for (const method of METHODS) {
      const operation = member(item, method);
      if (!isObject(operation)) continue;
      const at = joinPointer(pointer, method);
      this.id(operation, at);
      this.parameters(path, item, operation, at);
    }
  }

  id(operation: JsonObject, pointer: string): void {
    const id = textOf(operation, 'operationId');
    if (id === undefined) return;
    const first = this.ids.get(id);
    if (first !== undefined)
      this.find(
        'error',
        'operation-id-unique',
        joinPointer(pointer, 'operationId'),
        phrase`The operationId ${quote(id)} is already used at ${first}.`,
      );
    this.ids.set(id, pointer);
  }

  parameters(path: string, item: JsonObject, operation: JsonObject, pointer: string): void {
    const declared = new Set<string>();
    const own = new Set<string>();
    for (const [source, holder, where] of [
      ['item', item, pointer.slice(0, pointer.lastIndexOf('/'))],
      ['operation', operation, pointer],
    ] as const) {
      const list = member(holder, 'parameters');
      if (!isList(list)) continue;
      own.clear();
      list.forEach((entry, index) => {
        const parameter = resolved(this.document, entry);
        const name = textOf(parameter, 'name') ?? '';
        const key = `${textOf(parameter, 'in')} ${name}`;
        const at = joinPointer(where, 'parameters', index);
        if (parameter !== undefined && own.has(key))
          this.find(
            'error',
            'parameter-unique',
            at,
            phrase`The ${textOf(parameter, 'in') ?? ''} parameter ${quote(name)} is declared twice.`,
          );
        own.add(key);
        if (textOf(parameter, 'in') !== 'path') return;
        declared.add(name);
        if (source === 'operation' && !templateNames(path).includes(name))
          this.find('warning', 'path-parameter-unused', at, phrase`The path ${quote(path)} has no ${`{${name}}`}.`);
        if (member(parameter, 'required') !== true)
          this.find(
            'warning',
            'path-parameter-required',
            at,
            phrase`The path parameter ${quote(name)} must be "required: true".`,
          );
      });
    }
    for (const name of templateNames(path))
      if (!declared.has(name))
        this.find(
          'warning',
          'path-parameter-missing',
          pointer,
          phrase`${`{${name}}`} in ${quote(path)} is not declared as a path parameter.`,
        );
  }
}

/** Checks what tables cannot say: references, unique operationIds, path templates and their parameters. */
export const checkMeaning = (document: JsonObject, references: readonly FoundReference[]): Finding[] => {
  const operations = new OperationCheck(document);
  operations.paths();
  return [...checkReferences(document, references), ...operations.findings];
};
