import { isObject, type JsonObject, type JsonValue, setMember } from '../json-value.ts';
import type { ParameterStyle } from '../model/api-model.ts';
import { plainValue, type TextShape } from './text-shape.ts';

export type Mutable = Record<string, JsonValue>;

/** One `name=value` of a query, form or cookie; both as they came, not decoded. */
export type Pair = readonly [name: string, value: string];

export const percentDecode = (text: string, plus = false): string => {
  const spaced = plus ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
};

/** `a=1&b=2` as pairs. */
export const pairsOf = (text: string, separator = '&'): Pair[] =>
  text
    .split(separator)
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? ([part, ''] as const) : ([part.slice(0, at), part.slice(at + 1)] as const);
    });

export type StyleSpec = {
  readonly name: string;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly shape: TextShape;
  /** `+` means a space: queries and forms. */
  readonly plus: boolean;
};

const wantsList = ({ items, properties }: TextShape): boolean => items !== undefined && properties === undefined;
const wantsObject = ({ properties }: TextShape): boolean => properties !== undefined;

const list = (texts: readonly string[], { shape, plus }: StyleSpec): JsonValue =>
  texts.map((text) => plainValue(percentDecode(text, plus), shape.items));

const shapeOfMember = ({ properties, additional }: TextShape, name: string): TextShape | undefined =>
  properties?.get(name) ?? additional;

const fromPairs = (pairs: readonly Pair[], { shape, plus }: StyleSpec): JsonObject => {
  const made: Mutable = {};
  for (const [rawName, rawValue] of pairs) {
    const name = percentDecode(rawName, plus);
    setMember(made, name, plainValue(percentDecode(rawValue, plus), shapeOfMember(shape, name)));
  }
  return made;
};

/** `R,100,G,200` */
const alternating = (texts: readonly string[], spec: StyleSpec): JsonObject =>
  fromPairs(
    Array.from(
      { length: Math.ceil(texts.length / 2) },
      (_, i) => [texts[2 * i] ?? '', texts[2 * i + 1] ?? ''] as const,
    ),
    spec,
  );

/** A value in a path segment or header: RFC 6570 `simple`, `label`, `matrix`. */
export const decodeSegment = (raw: string, spec: StyleSpec): JsonValue => {
  const { name, style, explode, shape } = spec;
  const mark = style === 'label' ? '.' : style === 'matrix' ? ';' : '';
  let text = mark !== '' && raw.startsWith(mark) ? raw.slice(1) : raw;
  const separator = explode && style === 'label' ? '.' : explode && style === 'matrix' ? ';' : ',';
  if (wantsObject(shape)) {
    if (explode) return fromPairs(pairsOf(text, separator), spec);
    if (style === 'matrix') text = text.slice(text.indexOf('=') + 1);
    return alternating(text.split(style === 'label' && !text.includes(',') ? '.' : ','), spec);
  }
  if (wantsList(shape)) {
    if (style === 'matrix' && explode)
      return list(
        pairsOf(text, ';').map(([, value]) => value),
        spec,
      );
    if (style === 'matrix') text = text.slice(text.indexOf('=') + 1);
    if (text === '') return [];
    return list(text.split(style === 'label' && !text.includes(',') ? '.' : separator), spec);
  }
  if (style === 'matrix' && text.startsWith(`${name}=`)) text = text.slice(name.length + 1);
  return plainValue(percentDecode(text, spec.plus), shape);
};

/** Steps of `filter[price][gte]`; `undefined` for the name of something else. */
const stepsIn = (text: string, name: string): string[] | undefined => {
  if (!text.startsWith(`${name}[`) || !text.endsWith(']')) return undefined;
  return text.slice(name.length + 1, -1).split('][');
};

const isIndex = (step: string): boolean => step === '' || /^\d{1,6}$/.test(step);

/** Puts a value where the steps lead; lists are made where the schema has one, or the steps are numbers. */
const place = (target: Mutable, steps: readonly string[], text: string, shape: TextShape | undefined): void => {
  const [step = '', ...rest] = steps;
  const inner = shape && shapeOfMember(shape, step);
  if (rest.length === 0) {
    setMember(target, step, plainValue(text, inner));
    return;
  }
  if (isIndex(rest[0] ?? '') && (inner?.items !== undefined || inner === undefined)) {
    const known = Object.hasOwn(target, step) ? target[step] : undefined;
    const entries: JsonValue[] = Array.isArray(known) ? known : [];
    setMember(target, step, entries);
    placeInList(entries, rest, text, inner?.items);
    return;
  }
  const known = Object.hasOwn(target, step) ? target[step] : undefined;
  const next: Mutable = isObject(known) ? (known as Mutable) : {}; // made by this function a step before
  setMember(target, step, next);
  place(next, rest, text, inner);
};

const placeInList = (list: JsonValue[], steps: readonly string[], text: string, shape: TextShape | undefined): void => {
  const [step = '', ...rest] = steps;
  const index = step === '' ? list.length : Number(step);
  if (rest.length === 0) {
    list.push(plainValue(text, shape));
    return;
  }
  const known = list[index];
  const next: Mutable = isObject(known) ? (known as Mutable) : {}; // made by this function a step before
  if (!isObject(known)) list.push(next);
  place(next, rest, text, shape);
};

const deepObject = (pairs: readonly Pair[], { name, shape, plus }: StyleSpec): JsonValue | undefined => {
  const holder: Mutable = {};
  const outer: TextShape = {
    plain: new Set(),
    items: undefined,
    properties: new Map([[name, shape]]),
    additional: undefined,
    binary: false,
  };
  let found = false;
  for (const [rawName, rawValue] of pairs) {
    const plainName = percentDecode(rawName, plus);
    const steps = plainName === name ? [] : stepsIn(plainName, name);
    if (!steps) continue;
    found = true;
    place(holder, [name, ...steps], percentDecode(rawValue, plus), outer);
  }
  return found ? holder[name] : undefined;
};

const DELIMITERS: Readonly<Record<string, RegExp>> = {
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /\||%7[cC]/,
  form: /,/,
};

/** A value in a query, a form body or a cookie; `undefined` when it is not there. `others` are names that belong to others. */
export const decodePairs = (
  pairs: readonly Pair[],
  spec: StyleSpec,
  others: ReadonlySet<string> = new Set(),
): JsonValue | undefined => {
  const { name, style, explode, shape, plus } = spec;
  if (style === 'deepObject') return deepObject(pairs, spec);
  if (wantsObject(shape) && explode && style === 'form') {
    const mine = pairs.filter(([key]) => {
      const plain = percentDecode(key, plus);
      return shape.properties?.has(plain) || (shape.additional !== undefined && !others.has(plain));
    });
    return mine.length > 0 ? fromPairs(mine, spec) : undefined;
  }
  const mine = pairs.filter(([key]) => {
    const plain = percentDecode(key, plus);
    return plain === name || (wantsList(shape) && plain === `${name}[]`);
  });
  const [first] = mine;
  if (!first) return undefined;
  const delimiter = DELIMITERS[style] ?? /,/;
  if (wantsObject(shape)) return alternating(first[1].split(delimiter), spec);
  if (wantsList(shape)) {
    if (explode || mine.length > 1)
      return list(
        mine.map(([, value]) => value),
        spec,
      );
    return first[1] === '' ? [] : list(first[1].split(delimiter), spec);
  }
  return plainValue(percentDecode(first[1], plus), shape);
};
