import { isList } from '../src/json-value.ts';
import {
  affected,
  type BreakingMutation,
  has,
  isArray,
  isNumber,
  isPlainObject,
  isText,
  listOf,
  makeNull,
  namesOf,
  numberOf,
  type SchemaChange,
  without,
} from './breaking-kinds.ts';
import { asDraft, requestSchema, responseSchema } from './sites.ts';

/** Changes of what is sent. */
export const schemaInRequest: Readonly<Record<string, SchemaChange>> = {
  'type-to-array': [
    (schema) => isText(schema) || isNumber(schema),
    (schema) => {
      schema.type = 'array';
      schema.items = {};
    },
  ],
  'enum-value-removed': [
    (schema) => listOf(schema.enum).length > 1,
    (schema) => {
      schema.enum = listOf(schema.enum).slice(1);
    },
  ],
  'enum-added': [
    isText,
    (schema) => {
      schema.enum = ['only-this'];
    },
  ],
  'max-length-lowered': [
    (schema) => isText(schema) && numberOf(schema.maxLength, 9) > 0,
    (schema) => {
      schema.maxLength = Math.floor(numberOf(schema.maxLength, 9) / 2);
    },
  ],
  'min-length-raised': [
    isText,
    (schema) => {
      schema.minLength = numberOf(schema.minLength, 0) + 3;
    },
  ],
  'pattern-added': [
    (schema) => isText(schema) && !has('pattern')(schema),
    (schema) => {
      schema.pattern = '^zz';
    },
  ],
  'format-changed': [
    isText,
    (schema) => {
      schema.format = 'x-another-format';
    },
  ],
  'maximum-lowered': [
    isNumber,
    (schema) => {
      schema.maximum = numberOf(schema.maximum, 100) - 1;
    },
  ],
  'minimum-raised': [
    isNumber,
    (schema) => {
      schema.minimum = numberOf(schema.minimum, 0) + 1;
    },
  ],
  'multiple-of-added': [
    (schema) => isNumber(schema) && !has('multipleOf')(schema),
    (schema) => {
      schema.multipleOf = 7;
    },
  ],
  'min-items-raised': [
    isArray,
    (schema) => {
      schema.minItems = numberOf(schema.minItems, 0) + 1;
    },
  ],
  'max-items-lowered': [
    isArray,
    (schema) => {
      schema.maxItems = numberOf(schema.maxItems, 9) - 1;
    },
  ],
  'unique-items-set': [
    (schema) => isArray(schema) && schema.uniqueItems !== true,
    (schema) => {
      schema.uniqueItems = true;
    },
  ],
  'required-property-added': [
    isPlainObject,
    (schema) => {
      schema.properties = { ...asDraft(schema.properties), zzAdded: { type: 'string' } };
      schema.required = [...listOf(schema.required), 'zzAdded'];
    },
  ],
  'min-properties-raised': [
    isPlainObject,
    (schema) => {
      schema.minProperties = numberOf(schema.minProperties, 0) + 1;
    },
  ],
  'additional-properties-forbidden': [
    (schema) => isPlainObject(schema) && schema.additionalProperties !== false,
    (schema) => {
      schema.additionalProperties = false;
    },
  ],
  'not-added': [
    (schema) => isText(schema),
    (schema) => {
      schema.not = { enum: ['forbidden'] };
    },
  ],
  'became-not-nullable': [
    (schema) =>
      (schema.nullable === true && typeof schema.type === 'string') ||
      (isList(schema.type) && schema.type.includes('null')),
    (schema) => {
      without(schema, 'nullable');
      if (isList(schema.type)) schema.type = schema.type.filter((type) => type !== 'null');
    },
  ],
};

/** Changes of what is received. */
export const schemaInResponse: Readonly<Record<string, SchemaChange>> = {
  'type-to-object': [
    (schema) => isText(schema) || isNumber(schema),
    (schema) => {
      schema.type = 'object';
    },
  ],
  'became-nullable': [
    (schema) => typeof schema.type === 'string' && schema.nullable !== true && schema.type !== 'null',
    makeNull,
  ],
  'format-changed': [
    (schema) => isText(schema) && has('format')(schema),
    (schema) => {
      schema.format = 'x-another-format';
    },
  ],
  'integer-to-number': [
    (schema) => schema.type === 'integer' && isNumber(schema),
    (schema) => {
      schema.type = 'number';
    },
  ],
  'max-length-removed': [
    (schema) => isText(schema) && has('maxLength')(schema),
    (schema) => without(schema, 'maxLength'),
  ],
  'maximum-removed': [(schema) => isNumber(schema) && has('maximum')(schema), (schema) => without(schema, 'maximum')],
  'became-union': [
    isText,
    (schema) => void Object.assign(schema, { oneOf: [{ type: 'string' }, { type: 'object' }] }, { type: undefined }),
  ],
};

/** Changes of what is required. */
export const requirements: Readonly<Record<string, BreakingMutation>> = {
  'request-property-became-required': (draft, random) => {
    const site = requestSchema(draft, random, (schema) => namesOf(schema, false, draft, 'readOnly').length > 0);
    const name = site && random.pick(namesOf(site.schema, false, draft, 'readOnly'));
    if (!site || name === undefined) return undefined;
    site.schema.required = [...listOf(site.schema.required), name];
    return affected(site);
  },
  'response-property-became-optional': (draft, random) => {
    const site = responseSchema(draft, random, (schema) => namesOf(schema, true, draft, 'writeOnly').length > 0);
    const name = site && random.pick(namesOf(site.schema, true, draft, 'writeOnly'));
    if (!site || name === undefined) return undefined;
    site.schema.required = listOf(site.schema.required).filter((other) => other !== name);
    return affected(site);
  },
  'response-property-removed': (draft, random) => {
    const site = responseSchema(draft, random, (schema) => namesOf(schema, true, draft, 'writeOnly').length > 0);
    const name = site && random.pick(namesOf(site.schema, true, draft, 'writeOnly'));
    if (!site || name === undefined) return undefined;
    site.schema.required = listOf(site.schema.required).filter((other) => other !== name);
    site.schema.properties = Object.fromEntries(
      Object.entries(asDraft(site.schema.properties) ?? {}).filter(([other]) => other !== name),
    );
    return affected(site);
  },
};
