import { schemaFault } from '@portico/words';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { JsonObject } from '../json-value.ts';
import { FORMATS } from './known-formats.ts';
import { patternExpression, withinPatternWork } from './pattern-expression.ts';
import { problemOf, type SchemaProblem } from './schema-problem.ts';

/** Most problems told of one value. */
const PROBLEMS_MAX = 50;

/** Patterns as ajv asks for them. */
const regExp = Object.assign(patternExpression, { code: 'new RegExp' });

/** Errors of the deepest place: those of a oneOf's branches say more than the oneOf itself, and each is said once. */
const toProblems = (errors: readonly ErrorObject[]): SchemaProblem[] => {
  const seen = new Map<string, SchemaProblem>();
  for (const error of errors) {
    const problem = problemOf(error.instancePath, error.keyword, schemaFault(error));
    seen.set(`${problem.pointer} ${problem.message}`, problem);
  }
  const problems = [...seen.values()];
  const grouping = new Set(['oneOf', 'anyOf', 'if']);
  const telling = problems.filter(
    (problem) =>
      !grouping.has(problem.keyword) ||
      !problems.some(
        (other) => other !== problem && other.pointer.startsWith(problem.pointer) && !grouping.has(other.keyword),
      ),
  );
  return (telling.length > 0 ? telling : problems).slice(0, PROBLEMS_MAX);
};

/** A schema that the engine refuses, or that is nested beyond its stack, forbids nothing. */
const compiled = (ajv: Ajv2020, schema: JsonObject): ValidateFunction => {
  try {
    return ajv.compile(schema);
  } catch {
    return ajv.compile({});
  }
};

/** Compiles standalone schemas into checks of values. The schemas of one compiler carry no ids that could meet. */
export const createSchemaCompiler = () => {
  const options = {
    strict: false,
    allErrors: true,
    ownProperties: true,
    logger: false,
    validateSchema: false,
    meta: false,
  } as const;
  const ajv = new Ajv2020({ ...options, addUsedSchema: false, code: { regExp } });
  formats.default(ajv, { mode: 'fast', formats: [...FORMATS] });
  return (schema: JsonObject): ((value: unknown) => readonly SchemaProblem[]) => {
    const validate = compiled(ajv, schema);
    return (value) => (withinPatternWork(() => validate(value)) ? [] : toProblems(validate.errors ?? []));
  };
};
