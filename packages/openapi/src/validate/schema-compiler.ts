import { phrase, schemaFault } from '@portico/words';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { JsonObject } from '../json-value.ts';
import { boundKeywords, TooManyFaults } from './bounded-keywords.ts';
import { isTooMuch, withinWork } from './check-work.ts';
import { FORMATS } from './known-formats.ts';
import { patternExpression } from './pattern-expression.ts';
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

const engine = (allErrors: boolean): Ajv2020 => {
  const ajv = new Ajv2020({
    allErrors,
    strict: false,
    ownProperties: true,
    logger: false,
    validateSchema: false,
    meta: false,
    addUsedSchema: false,
    inlineRefs: false,
    code: { regExp },
  });
  formats.default(ajv, { mode: 'fast', formats: [...FORMATS] });
  boundKeywords(ajv);
  return ajv;
};

const UNCHECKED = problemOf('', 'unchecked', phrase`was not checked: that would take too much`);

/** Holds a value against a schema: all its faults, else the first one, else that it is too much. */
const held = (all: () => ValidateFunction, first: () => ValidateFunction, value: unknown): readonly SchemaProblem[] => {
  const faults = (validate: ValidateFunction) => {
    try {
      return validate(value) ? [] : toProblems(validate.errors ?? []);
    } catch (error) {
      if (error instanceof TooManyFaults) return undefined;
      if (isTooMuch(error)) return [UNCHECKED];
      throw error;
    }
  };
  return faults(all()) ?? faults(first()) ?? [UNCHECKED];
};

/** Compiles standalone schemas into checks of values. The schemas of one compiler carry no ids that could meet. */
export const createSchemaCompiler = () => {
  const all = engine(true);
  let first: Ajv2020 | undefined;
  return (schema: JsonObject): ((value: unknown) => readonly SchemaProblem[]) => {
    const whole = compiled(all, schema);
    let quick: ValidateFunction | undefined;
    const firstFault = () => {
      first ??= engine(false);
      quick ??= compiled(first, schema);
      return quick;
    };
    return (value) => withinWork(() => held(() => whole, firstFault, value));
  };
};
