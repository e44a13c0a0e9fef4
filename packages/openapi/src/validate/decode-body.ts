import { type Phrase, phrase } from '@portico/words';
import { type JsonValue, setMember, textOf } from '../json-value.ts';
import type { ApiModel, Content, ParameterStyle } from '../model/api-model.ts';
import { decodePairs, type Mutable, pairsOf, percentDecode, type StyleSpec } from './decode-style.ts';
import { type MultipartPart, parseMultipart } from './multipart.ts';
import { plainValue, type TextShape, textShapeOf } from './text-shape.ts';

/** A body as a value a schema can be held against, the reason why it is none, or nothing to check. */
export type DecodedBody =
  | { readonly value: unknown }
  | { readonly problem: Phrase; readonly keyword: string }
  | 'unchecked';

export const isJson = (mediaType: string): boolean => mediaType === 'application/json' || mediaType.endsWith('+json');

const utf8 = (body: Uint8Array | string): string => (typeof body === 'string' ? body : new TextDecoder().decode(body));
const bytesOf = (body: Uint8Array | string): Uint8Array => (typeof body === 'string' ? Buffer.from(body) : body);

const decodeJson = (body: Uint8Array | string): DecodedBody => {
  try {
    return { value: JSON.parse(utf8(body)) };
  } catch {
    return { problem: phrase`the body is not JSON`, keyword: 'json' };
  }
};

const STYLES = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] as const;

type Field = StyleSpec & { readonly json: boolean };

const fieldsOf = (content: Content, shape: TextShape): Field[] =>
  [...(shape.properties ?? new Map<string, TextShape>())].map(([name, inner]) => {
    const encoding = content.encoding.get(name);
    const style: ParameterStyle = STYLES.find((known) => known === encoding?.style) ?? 'form';
    const explode =
      typeof encoding?.explode === 'boolean' ? encoding.explode : style === 'form' || style === 'deepObject';
    const json = isJson(textOf(encoding, 'contentType') ?? '');
    return { name, style, explode, shape: inner, plus: true, json };
  });

const parsedJson = (text: string): JsonValue => {
  try {
    return JSON.parse(text) as JsonValue; // what JSON.parse gives
  } catch {
    return text;
  }
};

const formDecoder = (content: Content, shape: TextShape) => {
  const fields = fieldsOf(content, shape);
  const declared = new Set(fields.map(({ name }) => name));
  return (body: Uint8Array | string): DecodedBody => {
    const pairs = pairsOf(utf8(body));
    const made: Mutable = {};
    for (const field of fields) {
      const raw = pairs.find(([name]) => percentDecode(name, true) === field.name);
      // An object that is no deepObject travels as JSON or by its own name; it never takes the names of its siblings.
      const object = field.shape.properties !== undefined && field.style === 'form';
      const deep = object && !raw ? decodePairs(pairs, { ...field, style: 'deepObject' }) : undefined;
      const value =
        deep ??
        (raw && (field.json || object)
          ? parsedJson(percentDecode(raw[1], true))
          : object
            ? undefined
            : decodePairs(pairs, field));
      if (value !== undefined) setMember(made, field.name, value);
    }
    for (const [rawName, rawValue] of pairs) {
      const name = percentDecode(rawName, true);
      const root = name.split('[')[0] ?? name;
      if (!declared.has(root) && !Object.hasOwn(made, name))
        setMember(made, name, plainValue(percentDecode(rawValue, true), shape.additional));
    }
    return { value: made };
  };
};

const partValue = (part: MultipartPart, shape: TextShape | undefined): JsonValue => {
  if (part.contentType !== undefined && isJson(part.contentType)) return parsedJson(part.body.toString('utf8'));
  if (part.fileName !== undefined || shape?.binary) return part.body.toString('latin1');
  const text = part.body.toString('utf8');
  if (shape && (shape.properties !== undefined || shape.items !== undefined) && /^\s*[{[]/.test(text))
    return parsedJson(text);
  return plainValue(text, shape);
};

const multipartDecoder =
  (shape: TextShape) =>
  (body: Uint8Array | string, contentType: string): DecodedBody => {
    const parts = parseMultipart(contentType, bytesOf(body));
    if ('text' in parts) return { problem: parts, keyword: 'multipart' };
    const made: Mutable = {};
    for (const [name, same] of Map.groupBy(parts, (part) => part.name.replace(/\[\d*\]$/, ''))) {
      const inner = shape.properties?.get(name) ?? shape.additional;
      const [first] = same;
      if (!first) continue;
      const list = inner?.items !== undefined || same.length > 1;
      const whole = partValue(first, inner);
      const value = list && !Array.isArray(whole) ? same.map((part) => partValue(part, inner?.items ?? inner)) : whole;
      setMember(made, name, value);
    }
    return { value: made };
  };

/**
 * How bodies of one content are read, worked out once: JSON, forms (with their `encoding`), multipart, text.
 * Files, XML and event streams are not looked into.
 */
export const bodyDecoder = (
  model: ApiModel,
  content: Content,
  mediaType: string,
): ((body: Uint8Array | string, contentType: string) => DecodedBody) => {
  if (isJson(mediaType)) return decodeJson;
  if (!content.schema) return () => 'unchecked';
  if (mediaType === 'application/x-www-form-urlencoded')
    return formDecoder(content, textShapeOf(model, content.schema));
  if (mediaType === 'multipart/form-data') return multipartDecoder(textShapeOf(model, content.schema));
  if (!mediaType.startsWith('text/') || mediaType === 'text/event-stream' || mediaType === 'text/xml')
    return () => 'unchecked';
  const shape = textShapeOf(model, content.schema);
  const plain = shape.plain.size > 0 && !shape.binary;
  return plain ? (body) => ({ value: plainValue(utf8(body), shape) }) : () => 'unchecked';
};
