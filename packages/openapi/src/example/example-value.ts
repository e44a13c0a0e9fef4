import type { JsonValue } from '../json-value.ts';
import type { ApiModel, Schema } from '../model/api-model.ts';
import type { Direction } from '../validate/json-schema.ts';
import { sharedMock } from './mock.ts';

/** A believable value of a schema, always the same: its valid examples first, then its default, then one made for it. */
export const exampleValue = (model: ApiModel, schema: Schema, direction: Direction = 'request'): JsonValue =>
  sharedMock(model, { direction }).value(schema);
