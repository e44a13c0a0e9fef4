import type { ApiModel, Schema } from '@portico/openapi';
import { contributors } from './collect-record.ts';
import { variantsOf } from './plan-unions.ts';

/** What a schema becomes: a declaration of its own, or a type that is spelled where it is used. */
export type Form = 'record' | 'enum' | 'union' | 'plain';

/** Longer lists are texts: nobody reads an enumeration of thousands. */
const ENUM_MAX = 1_000;

const settled = (model: ApiModel, schema: Schema): Schema | undefined => {
  let current: Schema | undefined = schema;
  for (let hop = 0; current?.kind === 'reference'; hop += 1)
    current = hop > 50 ? undefined : model.schemas.get(current.target)?.schema;
  return current;
};

const isEvery = (values: readonly unknown[], type: 'string' | 'integer'): boolean =>
  values.every((value) => (type === 'string' ? typeof value === 'string' : Number.isSafeInteger(value)));

/** Every value is a text. */
export const isTextual = (model: ApiModel, schema: Schema): boolean => {
  const found = settled(model, schema);
  return found?.kind === 'string' || (found?.kind === 'enum' && isEvery(found.values, 'string'));
};

const isNumeric = (model: ApiModel, schema: Schema): boolean => {
  const found = settled(model, schema);
  return found?.kind === 'number' || found?.kind === 'integer';
};

const known = new WeakMap<Schema, Form>();

export const formOf = (model: ApiModel, schema: Schema): Form => {
  const form = known.get(schema) ?? decide(model, schema);
  known.set(schema, form);
  return form;
};

const decide = (model: ApiModel, schema: Schema): Form => {
  const found = settled(model, schema);
  if (!found) return 'plain';
  if (found.kind === 'object') return found.properties.length > 0 ? 'record' : 'plain';
  if (found.kind === 'enum') {
    const listed = found.values.length > 1 && found.values.length <= ENUM_MAX;
    return listed && (isEvery(found.values, 'string') || isEvery(found.values, 'integer')) ? 'enum' : 'plain';
  }
  if (found.kind === 'union') {
    const variants = variantsOf(model, found);
    const alike =
      variants.every((variant) => isTextual(model, variant)) || variants.every((variant) => isNumeric(model, variant));
    return alike ? 'plain' : 'union';
  }
  if (found.kind !== 'all') return 'plain';
  const [first, ...rest] = contributors(model, found.parts);
  // One part that has a name of its own and says everything: the whole is that part.
  return first === undefined || (rest.length === 0 && first.kind === 'reference') ? 'plain' : 'record';
};
