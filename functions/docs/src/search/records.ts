import type { ApiModel, Schema } from '@portico/openapi';
import type { Reference, SchemaView } from '@portico/openapi/reference';

/** What is found of an API: an operation, a schema (and by it its fields), or a page that people wrote: its title, its headings as fields, its text. */
export type SearchRecord = {
  readonly kind: 'api' | 'operation' | 'schema' | 'page';
  /** Its address below the version's. */
  readonly slug: string;
  readonly name: string;
  readonly title: string;
  readonly method?: string;
  readonly path?: string;
  readonly tags?: readonly string[];
  /** Names of parameters or members, each once; of a page, its headings. */
  readonly fields: readonly string[];
  readonly text: string;
  readonly deprecated?: true;
};

const TEXT_MAX = 300;
const NAME_MAX = 200;
const FIELDS_MAX = 100;
const short = (text: string | undefined, most = NAME_MAX) => (text ?? '').slice(0, most).toWellFormed();
/** Markdown and HTML are for pages; what is shown beside a hit is text. */
const plain = (text: string | undefined) =>
  short(
    short(text, 4 * TEXT_MAX)
      .replace(/<[^<>]{0,200}>/g, ' ')
      .replace(/\]\([^()]{0,500}\)/g, ' ')
      .replace(/[*`#[\]|\s]+/g, ' ')
      .trim(),
    TEXT_MAX,
  );

const addMembers = (schema: Schema | undefined, names: Set<string>): void => {
  if (!schema || names.size >= FIELDS_MAX) return;
  if (schema.kind === 'array') addMembers(schema.items, names);
  else if (schema.kind === 'all') for (const part of schema.parts) addMembers(part, names);
  else if (schema.kind === 'union') for (const variant of schema.variants) addMembers(variant, names);
  else if (schema.kind === 'object')
    for (const { name, schema: member } of schema.properties) {
      if (names.size < FIELDS_MAX) names.add(short(name));
      addMembers(member, names);
    }
};

/** What is found of a version, in the order of its document. What a schema has is found by it, not by all who name it. */
export const recordsOf = (model: ApiModel): SearchRecord[] => {
  const operations = [...model.operations, ...model.webhooks].map((operation): SearchRecord => {
    const fields = new Set(operation.parameters.slice(0, FIELDS_MAX).map(({ name }) => short(name)));
    for (const { schema } of operation.body?.contents ?? []) addMembers(schema, fields);
    return {
      kind: 'operation',
      slug: operation.name,
      name: short(operation.id ?? operation.key),
      title: plain(operation.summary) || short(operation.key),
      method: operation.method,
      path: short(operation.path),
      tags: operation.tags.map((tag) => short(tag)),
      fields: [...fields],
      text: plain(operation.description),
      ...(operation.deprecated && { deprecated: true as const }),
    };
  });
  const schemas = [...model.schemas.values()].map(({ name, schema }): SearchRecord => {
    const fields = new Set<string>();
    addMembers(schema, fields);
    const title = short(schema.title ?? name);
    return {
      kind: 'schema',
      slug: name,
      name: short(name),
      title,
      fields: [...fields],
      text: plain(schema.description),
    };
  });
  return [...operations, ...schemas];
};

const addViews = (view: SchemaView | undefined, names: Set<string>): void => {
  if (!view || names.size >= FIELDS_MAX) return;
  for (const { name, schema } of view.properties ?? []) {
    if (names.size < FIELDS_MAX) names.add(short(name));
    if (schema.kind !== 'reference') addViews(schema, names);
  }
  for (const part of [view.items, ...(view.variants ?? []), ...(view.parts ?? [])]) addViews(part, names);
};

/** What is found of a version whose document is of another kind, by its pages: fields and exchanges as operations, messages and types as schemas. */
export const recordsOfPages = ({ operations, schemas }: Reference): SearchRecord[] => [
  ...Array.from(operations(), (page): SearchRecord => {
    const { slug, key, summary, path, method, tags, description, deprecated } = page;
    const messages = [...page.responses, ...page.callbacks.flatMap(({ responses }) => responses)].map(
      ({ status }) => status,
    );
    const names = [...page.parameters.map(({ name }) => name), ...(page.kind === 'exchange' ? messages : [])];
    return {
      ...{ kind: 'operation', slug, name: short(key), title: plain(summary) || short(path) },
      ...{ method, path: short(path), tags: tags.map((tag) => short(tag)) },
      fields: [...new Set(names.slice(0, FIELDS_MAX).map((name) => short(name)))],
      text: plain(description),
      ...(deprecated && { deprecated }),
    };
  }),
  ...Array.from(schemas(), ({ slug, schema }): SearchRecord => {
    const fields = new Set<string>();
    addViews(schema, fields);
    const title = short(schema.title ?? slug);
    return { kind: 'schema', slug, name: short(slug), title, fields: [...fields], text: plain(schema.description) };
  }),
];

/** A page that people wrote, as it is read. */
export const pageRecord = (
  slug: string,
  title: string,
  { headings, text }: { readonly headings: readonly string[]; readonly text: string },
): SearchRecord => ({
  kind: 'page',
  slug,
  name: slug,
  title: short(title),
  fields: headings.slice(0, FIELDS_MAX).map(plain),
  text: plain(text),
});
