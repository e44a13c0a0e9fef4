import type { ReferenceContent, ReferenceOperation } from '@portico/client';
import { type ConsoleField, formFields, isJson, parameterFields } from './console-fields.ts';
import { encodeHeader, encodePairs, encodePath, type JsonValue, percentEncode, plainTextOf } from './encode-value.ts';

/** What was typed, where that differs from what stood there. Files and secrets are not in it. */
export type Draft = {
  readonly values: Readonly<Record<string, string>>;
  readonly mediaType?: string | undefined;
  /** Bodies by media type. */
  readonly texts: Readonly<Record<string, string>>;
};

export type Part = { readonly name: string; readonly type: string | undefined; readonly value: string | File };
export type CallBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'parts'; readonly parts: readonly Part[] }
  | { readonly kind: 'file'; readonly file: File };

/** A call as it is sent, but for the key. */
export type Call = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** A browser sends none to another origin: they are for what is copied. */
  readonly cookies: string;
  /** Nor these, to anybody; they are for what is copied, too, where they can be headers at all. */
  readonly withheld: readonly (readonly [name: string, value: string])[];
  readonly body: CallBody | undefined;
};

export type Fault = 'missing' | 'json' | 'dots';
export type Faults = Readonly<Record<string, Fault>>;

export type BodyKind = 'json' | 'text' | 'form' | 'parts' | 'file';

export const bodyKind = ({ mediaType }: ReferenceContent): BodyKind => {
  if (isJson(mediaType) || mediaType === '*/*') return 'json';
  if (mediaType === 'application/x-www-form-urlencoded') return 'form';
  if (mediaType.startsWith('multipart/')) return 'parts';
  return /^text\/|[/+](xml|yaml)\b|jsonl|ndjson|json-seq/.test(mediaType) ? 'text' : 'file';
};

/** All there is to type into for one operation. */
export const fieldsOf = (page: ReferenceOperation) => ({
  parameters: parameterFields(page),
  contents: (page.body?.contents ?? []).map((content) => {
    const kind = bodyKind(content);
    const fields = kind === 'form' || kind === 'parts' ? formFields(content, page) : [];
    const examples = (content.examples ?? []).flatMap(({ name, summary, value }) => {
      if (value === undefined) return [];
      const text = typeof value === 'string' && kind !== 'json' ? value : JSON.stringify(value, null, 2);
      return [{ label: summary ?? name ?? '', text }];
    });
    const begun = page.request?.bodies.find(({ mediaType }) => mediaType === content.mediaType)?.text;
    return {
      mediaType: content.mediaType,
      schema: content.schema,
      kind,
      fields,
      examples,
      begun: begun ?? examples[0]?.text ?? '',
    };
  }),
});
export type Fields = ReturnType<typeof fieldsOf>;
export type BodyFields = Fields['contents'][number];

export const textIn = (field: ConsoleField, values: Draft['values']): string =>
  values[field.id] ?? (field.required && !field.secret ? field.example : '');

export const bodyTextIn = ({ mediaType, begun }: BodyFields, { texts }: Draft): string => texts[mediaType] ?? begun;

export const bodyIn = ({ contents }: Fields, { mediaType }: Draft): BodyFields | undefined =>
  contents.find((one) => one.mediaType === mediaType) ?? contents[0];

/** JSON, and nothing else. */
const parsed = (text: string): { readonly value: JsonValue } | 'json' => {
  try {
    // What JSON.parse answers.
    return { value: JSON.parse(text) as JsonValue };
  } catch {
    return 'json';
  }
};

const readText = ({ kind }: ConsoleField, text: string): { readonly value: JsonValue } | 'json' => {
  if (kind === 'json') return parsed(text);
  if (kind === 'lines') return { value: text.split('\n').filter((line) => line !== '') };
  const composed = kind === 'free' && /^\s*[[{]/.test(text) ? parsed(text) : 'json';
  return composed === 'json' ? { value: text } : composed;
};

/** What scripts of pages may not say (Fetch, forbidden request-headers), or no header is called. */
const UNSAYABLE =
  /^(accept-(charset|encoding)|access-control-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(proxy|sec)-.*)$/i;
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** Whether anybody can send a header that is called so (RFC 9110 §5.1). */
export const isHeaderName = (name: string): boolean => TOKEN.test(name);

/** Browsers send it for nobody. */
export const isUnsendable = ({ in: place, name }: ConsoleField): boolean =>
  place === 'cookie' || (place === 'header' && (UNSAYABLE.test(name) || !isHeaderName(name)));

const escaped = (text: string) =>
  text.replaceAll(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A value as the pieces of its place: in a query, form or cookie `name=value` each, else one text. */
const piecesOf = (field: ConsoleField, value: JsonValue): readonly string[] => {
  const { in: place, mediaType, name, style } = field;
  const object = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (mediaType !== undefined || (place === 'form' && object && style === 'form')) {
    const text = mediaType === undefined || isJson(mediaType) ? JSON.stringify(value) : plainTextOf(value);
    if (place === 'header') return [escaped(text)];
    return [place === 'path' ? percentEncode(text) : `${percentEncode(name)}=${percentEncode(text)}`];
  }
  if (place === 'path') return [encodePath(value, field)];
  return place === 'header' ? [encodeHeader(value, field)] : encodePairs(value, field);
};

type Piece = { readonly field: ConsoleField; readonly pieces: readonly string[] };

/** The fields that say something, and what is wrong with the others. */
const read = (fields: readonly ConsoleField[], values: Draft['values'], faults: Record<string, Fault>): Piece[] =>
  fields.flatMap((field): Piece[] => {
    const text = textIn(field, values);
    if (text === '') {
      if (field.required && !isUnsendable(field)) faults[field.id] = 'missing';
      return [];
    }
    const value = readText(field, text);
    if (value === 'json') {
      faults[field.id] = 'json';
      return [];
    }
    const pieces = piecesOf(field, value.value);
    // Dots are steps of a path, however they are meant.
    if (field.in === 'path' && /^\.{0,2}$/.test(pieces[0] ?? '')) faults[field.id] = 'dots';
    return [{ field, pieces }];
  });

export type Files = Readonly<Record<string, readonly File[]>>;

const partsOf = (
  fields: readonly ConsoleField[],
  values: Draft['values'],
  files: Files,
  faults: Record<string, Fault>,
) =>
  fields.flatMap((field): Part[] => {
    const { id, name, kind, required, mediaType } = field;
    if (kind === 'file' || kind === 'files') {
      const chosen = files[id] ?? [];
      if (required && chosen.length === 0) faults[id] = 'missing';
      return chosen.map((value) => ({ name, type: mediaType ?? (value.type || 'application/octet-stream'), value }));
    }
    const text = textIn(field, values);
    if (text === '' && required) faults[id] = 'missing';
    if (text === '') return [];
    const read = readText(field, text);
    if (read === 'json') {
      faults[id] = 'json';
      return [];
    }
    const list = Array.isArray(read.value) && !read.value.some(Array.isArray) ? read.value : [read.value];
    return list.map((one: JsonValue) => {
      const composed = typeof one === 'object' && one !== null;
      const json = composed || (mediaType !== undefined && isJson(mediaType));
      return {
        name,
        type: mediaType ?? (composed ? 'application/json' : undefined),
        value: json ? JSON.stringify(one) : plainTextOf(one),
      };
    });
  });

/** Where the file of a body is among files. */
export const BODY = 'body';

const readBody = (
  body: BodyFields,
  draft: Draft,
  files: Files,
  required: boolean,
  faults: Record<string, Fault>,
): CallBody | undefined => {
  const { kind, fields } = body;
  if (kind === 'file') {
    const [file] = files[BODY] ?? [];
    if (!file && required) faults[BODY] = 'missing';
    return file && { kind, file };
  }
  if (kind === 'form' && fields.length > 0)
    return {
      kind: 'text',
      text: read(fields, draft.values, faults)
        .flatMap(({ pieces }) => pieces)
        .join('&'),
    };
  if (kind === 'parts') return { kind, parts: partsOf(fields, draft.values, files, faults) };
  const text = bodyTextIn(body, draft);
  if (text.trim() === '') {
    if (required) faults[BODY] = 'missing';
    return undefined;
  }
  if (kind === 'json' && parsed(text) === 'json') faults[BODY] = 'json';
  return { kind: 'text', text };
};

const MEDIA_TYPE = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/;

/** What its answers are, as far as the document says: an API that answers in several ways is asked for these. */
const acceptOf = ({ responses }: ReferenceOperation): string => {
  const types = responses
    .filter(({ status }) => status.startsWith('2'))
    .flatMap(({ contents }) => contents.map(({ mediaType }) => mediaType));
  return [...new Set(types)]
    .filter((type) => MEDIA_TYPE.test(type))
    .concat('*/*;q=0.5')
    .join(', ');
};

const contentType = ({ mediaType }: BodyFields, body: CallBody): string | undefined => {
  if (body.kind === 'parts') return undefined;
  if (body.kind === 'file') return mediaType.includes('*') ? body.file.type || 'application/octet-stream' : mediaType;
  return mediaType === '*/*' ? 'application/json' : mediaType;
};

type Typed = {
  readonly page: ReferenceOperation;
  readonly fields: Fields;
  readonly draft: Draft;
  readonly files: Files;
};

/** The call that was typed, and by the fields what is wrong with it. */
export const buildCall = (base: string, { page, fields, draft, files }: Typed): { call: Call; faults: Faults } => {
  const faults: Record<string, Fault> = {};
  const method = page.method.toUpperCase();
  const pieces = read(fields.parameters, draft.values, faults);
  const of = (place: ConsoleField['in']) => pieces.filter(({ field }) => field.in === place);
  const inPath = new Map(of('path').map(({ field, pieces: [piece = ''] }) => [field.name, piece]));
  const path = page.path.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => inPath.get(name) ?? whole);
  const query = of('query')
    .flatMap((one) => one.pieces)
    .join('&');
  const chosen = method === 'GET' || method === 'HEAD' ? undefined : bodyIn(fields, draft);
  const body = chosen && readBody(chosen, draft, files, page.body?.required ?? false, faults);
  const type = chosen && body && contentType(chosen, body);
  const own = Map.groupBy(of('header'), ({ field }) => (isUnsendable(field) ? 'withheld' : 'sent'));
  const headersOf = (which: 'withheld' | 'sent') =>
    (own.get(which) ?? []).map(({ field, pieces: [piece = ''] }) => [field.name, piece] as const);
  const call: Call = {
    method,
    url: `${base.replace(/\/$/, '')}${path}${query && `${path.includes('?') ? '&' : '?'}${query}`}`,
    headers: [
      ['Accept', acceptOf(page)],
      ...(type === undefined ? [] : [['Content-Type', type] as const]),
      ...headersOf('sent'),
    ],
    cookies: of('cookie')
      .flatMap((one) => one.pieces)
      .join('; '),
    withheld: headersOf('withheld'),
    body,
  };
  return { call, faults };
};

/** Whether a browser sends calls of the method at all. */
export const isSendable = (method: string): boolean => !/^(trace|connect|track)$/i.test(method);
