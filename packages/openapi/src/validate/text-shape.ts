import type { JsonValue } from '../json-value.ts';
import type { ApiModel, Schema } from '../model/api-model.ts';

/**
 * What a text may stand for, after a schema: which plain types, whether a list, whether an object. Several at once
 * when the schema leaves a choice.
 */
export type TextShape = {
  readonly plain: Set<'string' | 'number' | 'boolean' | 'null'>;
  items: TextShape | undefined;
  properties: Map<string, TextShape> | undefined;
  additional: TextShape | undefined;
  /** Bytes of a file, not text. */
  binary: boolean;
};

const DEPTH_MAX = 8;

const emptyShape = (): TextShape => ({
  plain: new Set(),
  items: undefined,
  properties: undefined,
  additional: undefined,
  binary: false,
});

const addPlain = (shape: TextShape, value: JsonValue): void => {
  if (value === null) shape.plain.add('null');
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    shape.plain.add(typeof value as 'string' | 'number' | 'boolean');
};

const addObject = (
  model: ApiModel,
  shape: TextShape,
  schema: Extract<Schema, { kind: 'object' }>,
  depth: number,
): void => {
  shape.properties ??= new Map();
  for (const { name, schema: property } of schema.properties) {
    const known = shape.properties.get(name) ?? emptyShape();
    add(model, known, property, depth + 1);
    shape.properties.set(name, known);
  }
  if (!schema.additional) return;
  shape.additional ??= emptyShape();
  add(model, shape.additional, schema.additional, depth + 1);
};

const addArray = (model: ApiModel, shape: TextShape, schema: Extract<Schema, { kind: 'array' }>, depth: number) => {
  shape.items ??= emptyShape();
  for (const item of [...schema.prefix, schema.items]) add(model, shape.items, item, depth + 1);
};

const add = (model: ApiModel, shape: TextShape, schema: Schema, depth: number): void => {
  if (depth > DEPTH_MAX) return;
  if (schema.nullable) shape.plain.add('null');
  if (schema.kind === 'reference') {
    const target = model.schemas.get(schema.target)?.schema;
    if (target) add(model, shape, target, depth + 1);
  } else if (schema.kind === 'string') {
    shape.plain.add('string');
    if (schema.format === 'binary' || schema.limits.contentMediaType === 'application/octet-stream')
      shape.binary = true;
  } else if (schema.kind === 'integer' || schema.kind === 'number') shape.plain.add('number');
  else if (schema.kind === 'boolean' || schema.kind === 'null') shape.plain.add(schema.kind);
  else if (schema.kind === 'enum') for (const value of schema.values) addPlain(shape, value);
  else if (schema.kind === 'array') addArray(model, shape, schema, depth);
  else if (schema.kind === 'object') addObject(model, shape, schema, depth);
  else if (schema.kind === 'union') for (const variant of schema.variants) add(model, shape, variant, depth + 1);
  else if (schema.kind === 'all') for (const part of schema.parts) add(model, shape, part, depth + 1);
};

/** Works out once how texts of a parameter or form field are to be read. */
export const textShapeOf = (model: ApiModel, schema: Schema): TextShape => {
  const shape = emptyShape();
  add(model, shape, schema, 0);
  return shape;
};

/** The same shape where a text stays a text if it may; `undefined` when that changes nothing. */
export const literalShapeOf = (shape: TextShape): TextShape | undefined => {
  let changed = false;
  const soften = (from: TextShape): TextShape => {
    const mixed = from.plain.has('string') && from.plain.size > 1;
    changed ||= mixed;
    return {
      plain: mixed ? new Set(['string']) : from.plain,
      items: from.items && soften(from.items),
      properties: from.properties && new Map([...from.properties].map(([name, inner]) => [name, soften(inner)])),
      additional: from.additional && soften(from.additional),
      binary: from.binary,
    };
  };
  const softened = soften(shape);
  return changed ? softened : undefined;
};

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A text as the value its shape asks for; a text that is no number or boolean stays a text, for the schema to refuse. */
export const plainValue = (text: string, shape: TextShape | undefined): JsonValue => {
  if (!shape) return text;
  const { plain } = shape;
  if (plain.has('number') && NUMBER.test(text) && Number.isFinite(Number(text))) return Number(text);
  if (plain.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (plain.has('null') && !plain.has('string') && (text === '' || text === 'null')) return null;
  return text;
};
