import { isList, isObject, type JsonObject, type JsonValue, textOf } from '../json-value.ts';
import type { ApiModel, Content, ParameterStyle } from '../model/api-model.ts';
import { isJson } from '../validate/decode-body.ts';
import { type TextShape, textShapeOf } from '../validate/text-shape.ts';
import { encodePairs, plainTextOf } from './encode-style.ts';
import { xmlText } from './encode-xml.ts';
import { hashOf } from './random.ts';

export type EncodedBody = {
  /** What to send as `content-type`, with a boundary where one is needed. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** The body as text; bytes that are no text are shown as they can be. */
  readonly text: string;
};

const STYLES: readonly ParameterStyle[] = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'];

const formText = (content: Content, value: JsonValue): string => {
  if (!isObject(value)) return plainTextOf(value);
  const pairs = Object.entries(value).flatMap(([name, inner]) => {
    const encoding = content.encoding.get(name);
    const style = STYLES.find((known) => known === encoding?.style) ?? 'form';
    const explode =
      typeof encoding?.explode === 'boolean' ? encoding.explode : style === 'form' || style === 'deepObject';
    const json = isJson(textOf(encoding, 'contentType') ?? '') || (isObject(inner) && style === 'form');
    return encodePairs(json ? JSON.stringify(inner) : inner, { name, style, explode });
  });
  return pairs.join('&');
};

type Part = { readonly name: string; readonly type: string | undefined; readonly file: boolean; readonly body: Buffer };

const partOf = (
  name: string,
  value: JsonValue,
  encoding: JsonObject | undefined,
  shape: TextShape | undefined,
): Part => {
  const [given] = (textOf(encoding, 'contentType') ?? '').split(',');
  const type = given === undefined || given === '' || given.includes('*') ? undefined : given.trim();
  if (typeof value === 'string' && shape?.binary)
    return { name, type: type ?? 'application/octet-stream', file: true, body: Buffer.from(value, 'latin1') };
  const composed = typeof value === 'object' && value !== null;
  const text = composed || (type !== undefined && isJson(type)) ? JSON.stringify(value) : plainTextOf(value);
  return { name, type: type ?? (composed ? 'application/json' : undefined), file: false, body: Buffer.from(text) };
};

const partsOf = (content: Content, value: JsonValue, shape: TextShape): Part[] => {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const encoding = content.encoding.get(name);
    const own = shape.properties?.get(name) ?? shape.additional;
    const repeated = isList(inner) && inner.length > 0 && !inner.some(isList);
    return repeated
      ? inner.map((entry) => partOf(name, entry, encoding, own?.items ?? own))
      : [partOf(name, inner, encoding, own)];
  });
};

const quoted = (text: string): string => text.replaceAll('"', '%22').replaceAll(/[\r\n]+/g, ' ');

const multipart = (parts: readonly Part[]): EncodedBody => {
  const content = Buffer.concat(parts.map(({ body }) => body));
  let boundary = `portico-${hashOf(content.toString('latin1')).toString(16)}`;
  while (content.includes(boundary)) boundary += '-';
  const chunks = parts.flatMap(({ name, type, file, body }) => {
    const disposition = `form-data; name="${quoted(name)}"${file ? `; filename="${quoted(name)}.bin"` : ''}`;
    const headers = [`Content-Disposition: ${disposition}`, ...(type === undefined ? [] : [`Content-Type: ${type}`])];
    return [Buffer.from(`--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n`), body, Buffer.from('\r\n')];
  });
  const bytes = Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes, text: bytes.toString('utf8') };
};

/** The smallest picture: one transparent pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A range such as `image/*` names no type to send; this one is in it. */
export const concreteType = (mediaType: string): string => {
  if (mediaType === '*/*') return 'application/json';
  const [group = ''] = mediaType.split('/');
  if (!mediaType.endsWith('/*')) return mediaType;
  const known: Readonly<Record<string, string>> = {
    image: 'image/png',
    text: 'text/plain',
    audio: 'audio/mpeg',
    video: 'video/mp4',
  };
  return known[group] ?? 'application/octet-stream';
};

const ofText = (contentType: string, text: string): EncodedBody => ({ contentType, text, bytes: Buffer.from(text) });

/** A value as a body of one media type: the reverse of how the validator reads one. */
export const encodeBody = (model: ApiModel, content: Content, value: JsonValue): EncodedBody => {
  const type = concreteType(content.mediaType);
  if (isJson(type)) return ofText(type, JSON.stringify(value, null, 2));
  if (type === 'application/x-www-form-urlencoded') return ofText(type, formText(content, value));
  if (type === 'multipart/form-data') {
    const shape: TextShape | undefined = content.schema && textShapeOf(model, content.schema);
    return multipart(shape ? partsOf(content, value, shape) : []);
  }
  if (type === 'image/png') return { contentType: type, bytes: Buffer.from(PNG, 'base64'), text: '' };
  if (/^(application|text)\/xml$|\+xml$/.test(type)) return ofText(type, xmlText(model, content, value));
  if (type === 'text/event-stream') return ofText(type, `data: ${JSON.stringify(value)}\n\n`);
  if (/jsonl|ndjson|json-seq/.test(type)) return ofText(type, `${JSON.stringify(value)}\n`);
  return ofText(type, plainTextOf(value));
};
