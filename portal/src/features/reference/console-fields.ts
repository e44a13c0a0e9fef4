import type { ReferenceContent, ReferenceOperation, ReferenceParameter, ReferenceSchemaView } from '@portico/client';
import { type EncodeSpec, type JsonValue, plainTextOf } from './encode-value.ts';

/** `lines`: a list, one of it a line; `free`: JSON where it is some, else the text itself. */
export type FieldKind = 'text' | 'number' | 'choice' | 'lines' | 'json' | 'free' | 'file' | 'files';

/** What is typed into for one parameter, or one member of a form. */
export type ConsoleField = EncodeSpec & {
  readonly id: string;
  readonly in: ReferenceParameter['in'] | 'form' | 'part';
  readonly required: boolean;
  readonly kind: FieldKind;
  readonly choices: readonly string[];
  /** How a value looks, as it is typed. */
  readonly example: string;
  /** What is typed in the dark, and kept nowhere. */
  readonly secret: boolean;
  readonly mediaType: string | undefined;
};

const SECRET = /password|passwd|secret|token|api[-_]?key|authorization|credential/i;

/** JSON, by its media type (RFC 6839 has `+json`). */
export const isJson = (mediaType: string): boolean => /^application\/json\b|\+json\b/i.test(mediaType);

/** What a reference leads to, where the page has it. */
const settled = (view: ReferenceSchemaView): ReferenceSchemaView => (view.opened ? settled(view.opened) : view);

const isComposed = (view: ReferenceSchemaView | undefined): boolean =>
  view !== undefined && !['string', 'number', 'integer', 'boolean', 'enum'].includes(settled(view).kind);

const isFile = ({ kind, format, limits }: ReferenceSchemaView): boolean =>
  kind === 'string' &&
  (format === 'binary' || (limits?.['contentMediaType'] !== undefined && limits['contentEncoding'] === undefined));

const kindOf = (view: ReferenceSchemaView, part: boolean): FieldKind => {
  const { kind, items, prefix, values = [] } = view;
  if (part && isFile(view)) return 'file';
  if (part && kind === 'array' && items && isFile(settled(items))) return 'files';
  if (kind === 'boolean' || (kind === 'enum' && values.every((value) => typeof value !== 'object'))) return 'choice';
  if (kind === 'number' || kind === 'integer') return 'number';
  if (kind === 'array') return prefix || isComposed(items) ? 'json' : 'lines';
  if (kind === 'object' || kind === 'all' || kind === 'enum') return 'json';
  return kind === 'string' ? 'text' : 'free';
};

/** A value as it is typed into a field. */
const typed = (kind: FieldKind, value: JsonValue | undefined): string => {
  if (value === undefined || kind === 'file' || kind === 'files') return '';
  if (kind === 'lines' && Array.isArray(value)) return value.map(plainTextOf).join('\n');
  return kind === 'json' ? JSON.stringify(value, null, 2) : plainTextOf(value);
};

type Begun = { readonly view: ReferenceSchemaView; readonly example: JsonValue | undefined; readonly part?: boolean };

const seen = (mediaType: string | undefined, { view, example, part = false }: Begun) => {
  const schema = settled(view);
  const kind = mediaType !== undefined && isJson(mediaType) ? 'json' : kindOf(schema, part);
  const choices = schema.kind === 'boolean' ? [true, false] : (schema.values ?? []);
  return {
    kind,
    // What `choice` has is no object.
    choices: kind === 'choice' ? choices.map((value) => plainTextOf(value as JsonValue)) : [],
    example: typed(kind, example),
    mediaType,
  };
};

const requiredFirst = (fields: readonly ConsoleField[]): ConsoleField[] => [
  ...fields.filter(({ required }) => required),
  ...fields.filter(({ required }) => !required),
];

/** The parameters of an operation, those it cannot be called without first. */
export const parameterFields = ({ parameters, request }: ReferenceOperation): ConsoleField[] =>
  requiredFirst(
    parameters.map(({ name, in: place, required, style, explode, mediaType, schema, examples = [] }) => {
      const begun = request?.parameters.find((one) => one.name === name && one.in === place);
      // JSON, as it came.
      const example = (begun?.value ?? examples[0]?.value) as JsonValue | undefined;
      return {
        id: `${place}.${name}`,
        name,
        in: place,
        required,
        style,
        explode,
        secret: SECRET.test(name) || settled(schema).format === 'password',
        ...seen(mediaType, { view: schema, example }),
      };
    }),
  );

const membersOf = (view: ReferenceSchemaView): NonNullable<ReferenceSchemaView['properties']> => {
  const schema = settled(view);
  return [...(schema.properties ?? []), ...(schema.parts ?? []).flatMap(membersOf)];
};

const encodingOf = (content: ReferenceContent, name: string): Readonly<Record<string, unknown>> => {
  const held = content.encoding?.[name];
  // An object of the document; its members are looked at one by one.
  return typeof held === 'object' && held !== null ? (held as Readonly<Record<string, unknown>>) : {};
};

const FORM_STYLES: readonly ReferenceParameter['style'][] = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'];

/** The members of a form, or of a multipart body; none where the document does not name them. */
export const formFields = (content: ReferenceContent, { request }: ReferenceOperation): ConsoleField[] => {
  const multipart = content.mediaType.startsWith('multipart/');
  const begun = request?.bodies.find(({ mediaType }) => mediaType === content.mediaType)?.value;
  const values = typeof begun === 'object' && begun !== null ? new Map(Object.entries(begun)) : new Map();
  const members = content.schema ? membersOf(content.schema) : [];
  const unique = new Map(members.filter(({ schema }) => !schema.readOnly).map((member) => [member.name, member]));
  return requiredFirst(
    [...unique.values()].map(({ name, required, schema }) => {
      const { style: asked, explode, contentType } = encodingOf(content, name);
      const style = FORM_STYLES.find((one) => one === asked) ?? 'form';
      const type = typeof contentType === 'string' && !/[*,]/.test(contentType) ? contentType : undefined;
      return {
        id: `${content.mediaType}.${name}`,
        name,
        in: multipart ? 'part' : 'form',
        required,
        style,
        explode: typeof explode === 'boolean' ? explode : style === 'form' || style === 'deepObject',
        secret: SECRET.test(name) || settled(schema).format === 'password',
        ...seen(type, { view: schema, example: values.get(name), part: multipart }),
      };
    }),
  );
};
