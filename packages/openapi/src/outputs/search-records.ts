import type { ApiModel, Schema } from '../model/api-model.ts';

/** What a search finds an operation by; the most telling field first. */
export type SearchRecord = {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
  /** Names of parameters and of members of bodies, each once. */
  readonly terms: readonly string[];
  readonly deprecated: boolean;
};

const TEXT_MAX = 2_000;
const TERMS_MAX = 200;
const DEPTH_MAX = 4;

const addNames = (model: ApiModel, schema: Schema | undefined, terms: Set<string>, depth: number): void => {
  if (!schema || depth > DEPTH_MAX || terms.size >= TERMS_MAX) return;
  if (schema.kind === 'reference') addNames(model, model.schemas.get(schema.target)?.schema, terms, depth + 1);
  else if (schema.kind === 'array') addNames(model, schema.items, terms, depth + 1);
  else if (schema.kind === 'all') for (const part of schema.parts) addNames(model, part, terms, depth + 1);
  else if (schema.kind === 'union') for (const variant of schema.variants) addNames(model, variant, terms, depth + 1);
  else if (schema.kind === 'object')
    for (const { name, schema: member } of schema.properties) {
      terms.add(name.slice(0, 80));
      addNames(model, member, terms, depth + 1);
    }
};

/** One record per operation, in the order of the document. */
export const searchRecords = (model: ApiModel): SearchRecord[] =>
  model.operations.map((operation) => {
    const terms = new Set(operation.parameters.map(({ name }) => name.slice(0, 80)));
    for (const { schema } of operation.body?.contents ?? []) addNames(model, schema, terms, 0);
    for (const { status, contents } of operation.responses)
      if (/^2/.test(status)) for (const { schema } of contents) addNames(model, schema, terms, 0);
    return {
      key: operation.key,
      method: operation.method,
      path: operation.path,
      title: operation.summary ?? operation.key,
      text: (operation.description ?? '').slice(0, TEXT_MAX),
      tags: operation.tags,
      terms: [...terms].slice(0, TERMS_MAX),
      deprecated: operation.deprecated,
    };
  });
