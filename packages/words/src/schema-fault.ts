import { type Phrase, phrase } from './phrase.ts';

/** What a validator of JSON Schema says of a value: the shape of ajv's errors. */
export type SchemaFault = {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string | undefined;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const list = (value: unknown): string =>
  Array.isArray(value) ? value.map((entry) => JSON.stringify(entry)).join(', ') : text(value);

const BY_KEYWORD: Readonly<Record<string, (params: SchemaFault['params']) => Phrase>> = {
  type: ({ type }) => phrase`must be ${Array.isArray(type) ? type.join(', ') : text(type)}`,
  enum: ({ allowedValues }) => phrase`must be one of ${list(allowedValues)}`,
  const: ({ allowedValue }) => phrase`must be ${JSON.stringify(allowedValue)}`,
  required: ({ missingProperty }) => phrase`the field ${JSON.stringify(missingProperty)} is required`,
  dependentRequired: ({ property, missingProperty }) =>
    phrase`the field ${JSON.stringify(missingProperty)} is required beside ${JSON.stringify(property)}`,
  additionalProperties: ({ additionalProperty }) =>
    phrase`the field ${JSON.stringify(additionalProperty)} is not known`,
  unevaluatedProperties: ({ unevaluatedProperty }) =>
    phrase`the field ${JSON.stringify(unevaluatedProperty)} is not known`,
  propertyNames: ({ propertyName }) => phrase`the name ${JSON.stringify(propertyName)} is not allowed`,
  minLength: ({ limit }) => phrase`must have at least ${text(limit)} characters`,
  maxLength: ({ limit }) => phrase`must have at most ${text(limit)} characters`,
  minItems: ({ limit }) => phrase`must have at least ${text(limit)} entries`,
  maxItems: ({ limit }) => phrase`must have at most ${text(limit)} entries`,
  minProperties: ({ limit }) => phrase`must have at least ${text(limit)} fields`,
  maxProperties: ({ limit }) => phrase`must have at most ${text(limit)} fields`,
  minimum: ({ limit }) => phrase`must be at least ${text(limit)}`,
  maximum: ({ limit }) => phrase`must be at most ${text(limit)}`,
  exclusiveMinimum: ({ limit }) => phrase`must be more than ${text(limit)}`,
  exclusiveMaximum: ({ limit }) => phrase`must be less than ${text(limit)}`,
  multipleOf: ({ multipleOf }) => phrase`must be a multiple of ${text(multipleOf)}`,
  pattern: ({ pattern }) => phrase`must match the pattern ${JSON.stringify(pattern)}`,
  format: ({ format }) => phrase`must be a ${text(format)}`,
  uniqueItems: ({ i, j }) => phrase`must not have an entry twice (${text(j)} and ${text(i)})`,
  contains: ({ minContains }) => phrase`must have at least ${text(minContains)} entries of the kind that is asked for`,
  oneOf: () => phrase`must fit exactly one of the choices`,
  anyOf: () => phrase`must fit one of the choices`,
  not: () => phrase`must not be what is excluded`,
  if: () => phrase`must fit what its condition asks for`,
  'false schema': () => phrase`is not allowed here`,
};

/** Why a value does not fit a schema. */
export const schemaFault = ({ keyword, params, message }: SchemaFault): Phrase =>
  BY_KEYWORD[keyword]?.(params) ?? (message === undefined ? phrase`is not valid` : phrase`${message}`);
