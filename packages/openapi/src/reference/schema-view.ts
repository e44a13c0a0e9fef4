import { follow, isList, type JsonObject, type JsonValue, member, pointerOfReference, textOf } from '../json-value.ts';
import type { ApiModel, Schema } from '../model/api-model.ts';
import type { SchemaLink, SchemaView } from './reference-pages.ts';

/** What schemas are read of. */
export type Named = Pick<ApiModel, 'schemas' | 'document'>;

const when = (holds: boolean): true | undefined => (holds ? true : undefined);
const unlessEmpty = (held: JsonObject) => (Object.keys(held).length > 0 ? held : undefined);

/** Without the members that hold nothing: JSON has none. */
export const compact = <T extends object>(held: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  // What is undefined is gone.
  Object.fromEntries(Object.entries(held).filter(([, value]) => value !== undefined)) as never;

/** What a schema is in a few words, without its members. */
export const typeWords = ({ schemas }: Pick<Named, 'schemas'>, schema: Schema): string => {
  switch (schema.kind) {
    case 'reference':
      return schemas.get(schema.target)?.name ?? 'any';
    case 'array':
      return `array of ${schema.prefix.length > 0 ? 'several' : typeWords({ schemas }, schema.items)}`;
    case 'string':
    case 'number':
    case 'integer':
      return schema.format === undefined ? schema.kind : `${schema.kind} (${schema.format})`;
    case 'union':
      return schema.mode;
    case 'all':
      return 'allOf';
    default:
      return schema.kind;
  }
};

export const linkTo = (model: Named, target: string): SchemaLink | undefined => {
  const named = model.schemas.get(target);
  return named && { slug: named.name, type: typeWords(model, named.schema) };
};

/** Where a discriminator's value leads: a reference, or the bare name of a schema. */
const targetOf = (reference: string) =>
  reference.includes('#') || reference.includes('/')
    ? pointerOfReference(reference)
    : `/components/schemas/${reference}`;

/** What is read at a glance: what refers to it shows it in its place. */
export const isPlain = ({ kind }: Pick<SchemaView, 'kind'>): boolean =>
  ['string', 'number', 'integer', 'boolean', 'enum'].includes(kind);

const madeOf = (model: Named, schema: Schema) => {
  const view = (part: Schema) => schemaView(model, part);
  switch (schema.kind) {
    case 'reference': {
      const target = model.schemas.get(schema.target)?.schema;
      return { link: linkTo(model, schema.target), opened: target && isPlain(target) ? view(target) : undefined };
    }
    case 'string':
    case 'number':
    case 'integer':
      return { format: schema.format, limits: unlessEmpty(schema.limits) };
    case 'enum':
      return { values: schema.values };
    case 'array':
      return {
        items: view(schema.items),
        prefix: schema.prefix.length > 0 ? schema.prefix.map(view) : undefined,
        limits: unlessEmpty(schema.limits),
      };
    case 'object':
      return {
        properties: schema.properties.map(({ name, required, schema: held, overruled }) => ({
          name,
          required,
          schema: view(held),
          ...(overruled.length > 0 && { overruled: overruled.map(view) }),
        })),
        additional: schema.open && schema.additional ? view(schema.additional) : undefined,
        closed: when(schema.additional === undefined),
      };
    case 'union':
      return {
        mode: schema.mode,
        variants: schema.variants.map(view),
        discriminator: schema.discriminator && {
          property: schema.discriminator.property,
          mapping: [...schema.discriminator.mapping].map(([value, reference]) => {
            const slug = model.schemas.get(targetOf(reference) ?? '')?.name;
            return { value, ...(slug !== undefined && { slug }) };
          }),
        },
      };
    case 'all':
      return { parts: schema.parts.map(view) };
    default:
      return {};
  }
};

const wordsAt = (raw: JsonValue | undefined) =>
  [textOf(raw, 'title'), textOf(raw, 'description')].flatMap((words) => words ?? []);

/** In either dialect. */
const isNull = (raw: JsonValue) => {
  const values = member(raw, 'enum');
  return member(raw, 'type') === 'null' || (isList(values) && values.every((one) => one === null));
};

/** What stands at a schema's place and is not told of it: words a place around it overrules, and what null means. */
const alsoSaid = (
  { document }: Named,
  { pointer, title, description, nullable }: Schema,
): readonly string[] | undefined => {
  const raw = follow(document, pointer);
  // Beside null a variant stands alone: it is what is read of the two.
  const holder = follow(document, pointer.replace(/\/(oneOf|anyOf)\/\d+$/, ''));
  const nulls = nullable
    ? ['oneOf', 'anyOf'].flatMap((mode) => {
        const variants = member(holder, mode);
        return isList(variants) ? variants.filter(isNull) : [];
      })
    : [];
  const said = [raw, ...nulls].flatMap(wordsAt).filter((words) => words !== title && words !== description);
  return said.length > 0 ? said : undefined;
};

/** A schema as it is read, whole; references are named. */
export const schemaView = (model: Named, schema: Schema): SchemaView =>
  compact({
    kind: schema.kind,
    pointer: schema.pointer,
    title: schema.title,
    description: schema.description,
    deprecated: when(schema.deprecated),
    readOnly: when(schema.readOnly),
    writeOnly: when(schema.writeOnly),
    nullable: when(schema.nullable),
    default: schema.default,
    example: schema.example,
    also: alsoSaid(model, schema),
    ...madeOf(model, schema),
    rest: unlessEmpty(schema.rest),
  });
