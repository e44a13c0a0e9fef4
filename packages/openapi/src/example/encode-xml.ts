import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  member,
  stepsOf,
  textOf,
} from '../json-value.ts';
import type { ApiModel, Content } from '../model/api-model.ts';
import { plainTextOf } from './encode-style.ts';
import { placesOf } from './mock.ts';
import type { Place } from './places.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Names that XML does not allow lose what makes them so. */
const tagName = (name: string): string => {
  const plain = name.replaceAll(/[^\w.:-]/g, '_');
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
};

const wordsOf = (place: Place | undefined): JsonObject =>
  Object.assign({}, ...(place?.sources ?? []).flatMap((raw) => (isObject(raw) && isObject(raw.xml) ? [raw.xml] : [])));

const element = (name: string, value: JsonValue, place: Place | undefined, depth: number): string => {
  const words = wordsOf(place);
  const tag = tagName(textOf(words, 'name') ?? name);
  if (depth > 40) return `<${tag}/>`;
  if (isList(value)) {
    const items = value.map((entry, index) => element(tag, entry, place?.item(index), depth + 1)).join('');
    return words.wrapped === true ? `<${tag}>${items}</${tag}>` : items;
  }
  if (!isObject(value)) return value === null ? `<${tag}/>` : `<${tag}>${escaped(plainTextOf(value))}</${tag}>`;
  let attributes = '';
  let inside = '';
  for (const [key, inner] of Object.entries(value)) {
    const own = place?.member(key);
    const said = wordsOf(own);
    if (said.attribute === true)
      attributes += ` ${tagName(textOf(said, 'name') ?? key)}="${escaped(plainTextOf(inner))}"`;
    else inside += element(key, inner, own, depth + 1);
  }
  return `<${tag}${attributes}>${inside}</${tag}>`;
};

/** A value as XML, by the `xml` words of its schema: names, attributes, wrapped lists. */
export const xmlText = (model: ApiModel, content: Content, value: JsonValue): string => {
  const pointer = joinPointer(content.pointer, 'schema');
  const raw = follow(model.document, pointer);
  const reference = textOf(raw, '$ref');
  const root = reference === undefined ? 'root' : (stepsOf(`/${reference}`).at(-1) ?? 'root');
  const place = placesOf(model, 'response').at([raw ?? true]);
  const shown =
    isList(value) && member(wordsOf(place), 'wrapped') !== true
      ? `<${root}>${element('item', value, place, 0)}</${root}>`
      : element(root, value, place, 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${shown}`;
};
