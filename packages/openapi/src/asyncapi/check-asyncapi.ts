import { type Phrase, phrase } from '@portico/words';
import type { ErrorObject } from 'ajv';
import { Ajv } from 'ajv/dist/ajv.js';
import { type JsonObject, joinPointer, stepsOf } from '../json-value.ts';
import { type Finding, quote } from '../read/document-problem.ts';

/** The two dialects: a later version of one only adds to it. */
export type AsyncApiDialect = '2.6.0' | '3.1.0';

const schemaOf = async (dialect: AsyncApiDialect): Promise<JsonObject> => {
  const { default: schema } =
    dialect === '2.6.0'
      ? await import('@asyncapi/specs/schemas/2.6.0-without-$id.json', { with: { type: 'json' } })
      : await import('@asyncapi/specs/schemas/3.1.0-without-$id.json', { with: { type: 'json' } });
  return schema as JsonObject; // JSON
};

const errorsOf = async (document: JsonObject, dialect: AsyncApiDialect): Promise<readonly ErrorObject[]> => {
  const ajv = new Ajv({
    ...{ strict: false, allErrors: true, logger: false, validateFormats: false },
    ...{ meta: false, validateSchema: false },
  });
  const validate = ajv.compile(await schemaOf(dialect));
  validate({ ...document, asyncapi: dialect });
  return validate.errors ?? [];
};

/** What only says that one of several did not fit: what is wrong with it is told by another one. */
const SUMMARIES = new Set(['oneOf', 'anyOf', 'if', 'allOf', 'not']);
const namedBy = ({ params }: ErrorObject): string => String(params.missingProperty ?? params.additionalProperty ?? '');

/** Of the faults of all forms that something may have, those of the form it comes nearest to. */
const likely = (errors: readonly ErrorObject[]): ErrorObject[] => {
  const told = errors.filter(
    (error) =>
      !SUMMARIES.has(error.keyword) && !(error.keyword === 'required' && /^(\$ref|oneOf)$/.test(namedBy(error))),
  );
  const left = told.length > 0 ? told : errors;
  return [...Map.groupBy(left, ({ instancePath }) => instancePath).values()].flatMap((here) => {
    const unknown = here.filter(({ keyword }) => keyword === 'additionalProperties');
    const times = Map.groupBy(unknown, namedBy);
    const most = Math.max(0, ...times.values().map(({ length }) => length));
    const chosen = here.some(({ keyword }) => keyword === 'enum' || keyword === 'const');
    const others = new Map(
      here
        .filter(({ keyword }) => keyword !== 'additionalProperties' && !(chosen && keyword === 'type'))
        .map((error) => [`${error.keyword} ${namedBy(error)}`, error]),
    );
    return [
      ...times.values().flatMap(([first, ...more]) => (first && more.length + 1 === most ? [first] : [])),
      ...others.values(),
    ];
  });
};

const wordsOf = ({ keyword, instancePath, params, message = '' }: ErrorObject): Phrase => {
  const what = quote(stepsOf(instancePath).at(-1) ?? 'asyncapi');
  if (keyword === 'required') return phrase`${what} needs the field ${quote(String(params.missingProperty))}.`;
  if (keyword === 'additionalProperties')
    return phrase`${quote(String(params.additionalProperty))} is not a field of ${what}.`;
  if (keyword === 'enum' && Array.isArray(params.allowedValues))
    return phrase`${what} must be one of ${params.allowedValues.join(', ')}.`;
  return phrase`${what} is not as AsyncAPI has it: ${message}.`;
};

/** What the official schema of its version says against a document. */
export const checkAsyncApi = async (document: JsonObject, dialect: AsyncApiDialect): Promise<Finding[]> =>
  likely(await errorsOf(document, dialect)).map((error) => ({
    severity: 'error',
    rule: 'asyncapi-structure',
    words: wordsOf(error),
    pointer:
      error.keyword === 'additionalProperties'
        ? joinPointer(error.instancePath, String(error.params.additionalProperty))
        : error.instancePath,
  }));
